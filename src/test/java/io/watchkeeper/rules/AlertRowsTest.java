package io.watchkeeper.rules;

import static io.watchkeeper.rules.RuleTest.given;
import static io.watchkeeper.rules.Signals.alert;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.watchkeeper.decision.Firing;
import io.watchkeeper.facts.Alert;
import io.watchkeeper.facts.ScenarioMatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code scenario/alerts.drl.csv}: an example for every row. */
class AlertRowsTest {
    /** Row, name of an alert, scenario; a name in brackets stands for an alert whose expression reads that metric. */
    private static final String EXAMPLES =
            """
            An underused host is no risk | HostMemoryIsUnderutilized | UNCLASSIFIED
            A low use of CPU is no risk | ContainerLowCpuUsage | UNCLASSIFIED
            A low use of memory is no risk | ContainerLowMemoryUsage | UNCLASSIFIED
            A temperature is not a load | CPU温度过高 | UNCLASSIFIED
            Too few connections are not exhausted connections | PostgresNotEnoughConnections | UNCLASSIFIED
            Errors of the caller are not failures of the service | nginx_http_4xx_errors_high | UNCLASSIFIED
            Errors of the caller in capital letters are not failures of the service | NginxHttp4XxErrorRate | UNCLASSIFIED
            A quota is not a shortage | NamespaceMemoryQuotaUsageHigh | UNCLASSIFIED
            The memory of a language runtime is not the memory of its host | JvmHeapMemoryFull | UNCLASSIFIED
            A database cluster without a primary is a database down risk | PatroniClusterHasNoLeader | DATABASE-DOWN
            A database cluster that misses its primary is a database down risk | RedisMissingMaster | DATABASE-DOWN
            A Kubernetes volume that fills is a volume risk | KubePersistentVolumeFillingUp | K8S-VOLUME-FILLING
            A container short of CPU is a container resource risk | ContainerHighCpuUtilization | K8S-POD-RESOURCES
            A container short of memory is a container resource risk | PodMemoryUsageHigh | K8S-POD-RESOURCES
            Inodes that run out are a host inode risk | HostOutOfInodes | HOST-DISK-INODES
            A filesystem that runs out of files is a host inode risk | NodeFilesystemAlmostOutOfFiles | HOST-DISK-INODES
            Processors that wait for disks are a disk IO risk | HostCpuHighIowait | HOST-DISK-IO
            Names that do not resolve are a DNS risk | CorednsErrorsHigh | DNS-FAILURE
            A replica that falls behind is a database replication risk | MySQLReplicationLag | DATABASE-REPLICATION
            A throttled container is a container resource risk | CPUThrottlingHigh | K8S-POD-RESOURCES
            A certificate that ends soon is a certificate risk | TLSCertificateExpiringSoon | CERTIFICATE-EXPIRY
            Connections that run out are a database connection risk | PostgresqlTooManyConnections | DATABASE-CONNECTIONS
            A control plane component of kube-prometheus that fails is a control plane risk | KubeAPIDown | K8S-CONTROL-PLANE
            A Kubernetes control plane component that fails is a control plane risk | KubernetesApiServerErrors | K8S-CONTROL-PLANE
            An etcd in trouble is a control plane risk | etcdNoLeader | K8S-CONTROL-PLANE
            A failing readiness or liveness probe is a pod crash risk | ReadinessProbeFailed | K8S-POD-CRASH
            A node under memory pressure is a host memory risk | KubernetesNodeMemoryPressure | HOST-MEMORY
            A node under disk pressure is a host disk space risk | KubernetesNodeDiskPressure | HOST-DISK-SPACE
            A kubelet that is down is a node not ready risk | KubeletDown | K8S-NODE-NOT-READY
            A disk slow at reading or writing is a disk IO risk | NodeDiskIOSaturation | HOST-DISK-IO
            A database that is down is a database down risk | MongoDBDown | DATABASE-DOWN
            A pod that crashes again and again is a pod crash risk | KubePodCrashLooping | K8S-POD-CRASH
            A pod that is not ready is a pod crash risk | KubePodNotReady | K8S-POD-CRASH
            A pod that is not ready named in Chinese is a pod crash risk | Pod未就绪 | K8S-POD-CRASH
            A Kubernetes node out of reach is a node not ready risk | KubeNodeUnreachable | K8S-NODE-NOT-READY
            A process killed for memory is a host memory risk | HostOomKillDetected | HOST-MEMORY
            A node that is not ready is a node not ready risk | KubeNodeNotReady | K8S-NODE-NOT-READY
            A node not ready named in Chinese is a node not ready risk | 节点未就绪 | K8S-NODE-NOT-READY
            A busy CPU is a host CPU risk | HostHighCpuLoad | HOST-CPU
            Little memory left is a host memory risk | NodeMemoryHighUtilization | HOST-MEMORY
            A disk that fills is a host disk space risk | NodeFilesystemSpaceFillingUp | HOST-DISK-SPACE
            Errors on a network interface are a network link risk | NodeNetworkReceiveErrs | NETWORK-LINK
            A bond that lost a link is a network link risk | NodeBondingDegraded | NETWORK-LINK
            A switch or router that is down is a network link risk | CoreSwitchDown | NETWORK-LINK
            Lost packets are a network link risk | PacketLossHigh | NETWORK-LINK
            Lost packets named in Chinese are a network link risk | 骨干线路丢包率过高 | NETWORK-LINK
            A failed probe is an endpoint risk | BlackboxProbeFailed | ENDPOINT-DOWN
            A probe that answers slowly is a web latency risk | BlackboxSlowProbe | WEB-LATENCY
            An address that does not answer is an endpoint risk | WebsiteDown | ENDPOINT-DOWN
            A server named in Chinese that no longer answers is a host down risk | 服务器无法连接 | HOST-DOWN
            A host that does not answer a ping is a host down risk | PingFailed | HOST-DOWN
            A node exporter that cannot be scraped is a host down risk | ExporterMissing | HOST-DOWN
            A host that no longer answers is a host down risk | InstanceDown | HOST-DOWN
            A delay between primary and replica is a database replication risk | 主从延迟过大 | DATABASE-REPLICATION
            A connection pool named in Chinese that is used up is a database connection risk | 连接池耗尽 | DATABASE-CONNECTIONS
            Answers with status 5xx are a web error risk | api_5xx_ratio | WEB-ERRORS
            Answers with status 5XX in capital letters are a web error risk | CdnHttp5XxRatio | WEB-ERRORS
            Failing web requests are a web error risk | HttpRequestErrorRateHigh | WEB-ERRORS
            Slow web requests are a web latency risk | IngressLatencyP99 | WEB-LATENCY
            A high load of a host is a host CPU risk | NodeSystemSaturation | HOST-CPU
            An expression over the ends of certificates is a certificate risk | [probe_ssl_earliest_cert_expiry] | CERTIFICATE-EXPIRY
            An expression over replication is a database replication risk | [mysql_slave_status_seconds_behind_master] | DATABASE-REPLICATION
            An expression over container restarts is a pod crash risk | [kube_pod_container_status_restarts_total] | K8S-POD-CRASH
            An expression over file system files is a host inode risk | [node_filesystem_files_free] | HOST-DISK-INODES
            An expression over database connections is a database connection risk | [pg_stat_activity_count] | DATABASE-CONNECTIONS
            An expression over probe results is an endpoint risk | [probe_success] | ENDPOINT-DOWN
            An expression over processor time is a host CPU risk | [node_cpu_seconds_total] | HOST-CPU
            An expression over host memory is a host memory risk | [node_memory_memavailable_bytes] | HOST-MEMORY
            An expression over file system bytes is a host disk space risk | [node_filesystem_avail_bytes] | HOST-DISK-SPACE
            An expression over disk time is a disk IO risk | [node_disk_io_time_seconds_total] | HOST-DISK-IO
            An expression over interface errors is a network link risk | [node_network_receive_errs_total] | NETWORK-LINK
            An expression over name resolution is a DNS risk | [coredns_dns_responses_total] | DNS-FAILURE
            An expression over a database being up is a database down risk | [mysql_up] | DATABASE-DOWN
            An expression over container usage is a container resource risk | [container_memory_working_set_bytes] | K8S-POD-RESOURCES
            An expression over node conditions is a node not ready risk | [kube_node_status_condition] | K8S-NODE-NOT-READY
            An expression over volume bytes is a volume risk | [kubelet_volume_stats_available_bytes] | K8S-VOLUME-FILLING
            An expression over request durations is a web latency risk | [http_request_duration_seconds_bucket] | WEB-LATENCY
            An expression over server errors is a web error risk | [haproxy_server_response_errors_total] | WEB-ERRORS
            A target that cannot be scraped is a host down risk | [up] CollectorDown | HOST-DOWN
            """;

    static Stream<Arguments> examples() {
        return EXAMPLES.lines().map(line -> Arguments.of((Object[]) line.split(" \\| ")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("examples")
    void a_row_recognises_its_example(String row, String name, String scenario) {
        given(example(name)).fires(row).produces(new ScenarioMatch("", scenario));
    }

    @Test
    void every_row_has_an_example() {
        assertThat(examples().map(example -> example.get()[0].toString()))
                .containsExactlyInAnyOrderElementsOf(Tables.rows("scenario/alerts.drl.csv"));
    }

    @Test
    void a_signal_has_one_scenario_however_many_rows_match_it() {
        var manyWords = alert("KubePodDatabaseDiskCpuMemoryNetworkDnsCertificateDownErrorsFullExpired");
        assertThat(given(manyWords).all())
                .extracting(Firing::decision)
                .hasSize(1)
                .allMatch(ScenarioMatch.class::isInstance);
    }

    @Test
    void a_name_speaks_louder_than_its_expression() {
        var crashing = alert("KubePodCrashLooping", Set.of("node_cpu_seconds_total"), Map.of());
        given(crashing)
                .firesNot("An expression over processor time is a host CPU risk")
                .fires("A pod that crashes again and again is a pod crash risk");
    }

    private static Alert example(String name) {
        var labels = Map.of("job", "node-exporter");
        if (!name.startsWith("[")) {
            return alert(name, Set.of(), labels);
        }
        var end = name.indexOf(']');
        var words = name.substring(end + 1).strip();
        return alert(words.isEmpty() ? "Custom rule 17" : words, Set.of(name.substring(1, end)), Map.of());
    }
}
