package io.watchkeeper.rules;

import static io.watchkeeper.rules.Signals.alert;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.watchkeeper.decision.DecisionPipeline;
import io.watchkeeper.decision.content.RiskScenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Names as monitoring systems and people write them, without an expression to help. */
class AlertNamesTest {
    private static final Map<String, List<String>> NAMES = Map.ofEntries(
            names(
                    "HOST-CPU",
                    "HostHighCpuLoad",
                    "node_cpu_usage_high",
                    "ServerCPUUtilization90",
                    "CPU使用率过高",
                    "主机CPU负载过高",
                    "系统负载过高"),
            names(
                    "HOST-MEMORY",
                    "HostOutOfMemory",
                    "LowMemory",
                    "node-memory-usage",
                    "HostSwapIsFillingUp",
                    "内存使用率超过90%",
                    "主机内存不足",
                    "物理内存耗尽"),
            names(
                    "HOST-DISK-SPACE",
                    "HostOutOfDiskSpace",
                    "DiskFull",
                    "disk_usage_high",
                    "HostDiskMayFillIn24Hours",
                    "磁盘使用率过高",
                    "根分区空间不足",
                    "数据盘写满"),
            names("HOST-DISK-INODES", "HostInodesMayFillIn24Hours", "NodeFilesystemFilesFillingUp", "磁盘inode不足"),
            names("HOST-DISK-IO", "HostUnusualDiskReadLatency", "DiskIopsHigh", "磁盘IO过高", "磁盘读写延迟过大"),
            names(
                    "HOST-DOWN",
                    "InstanceDown",
                    "HostUnreachable",
                    "TargetDown",
                    "主机宕机",
                    "服务器失联",
                    "服务器不可用",
                    "主机ping不通",
                    "虚拟机宕机"),
            names(
                    "NETWORK-LINK",
                    "HostNetworkTransmitErrors",
                    "NodeNetworkInterfaceFlapping",
                    "SnmpInterfaceDown",
                    "网络丢包率过高",
                    "专线延迟过高",
                    "网卡错包增多",
                    "交换机失联"),
            names("DNS-FAILURE", "CorednsHighQueryLatency", "DnsLookupFailed", "域名解析失败", "DNS解析超时"),
            names(
                    "DATABASE-DOWN",
                    "MySQLDown",
                    "PostgresqlDown",
                    "RedisDown",
                    "SqlServerDown",
                    "OracleDbDown",
                    "数据库宕机",
                    "MySQL实例宕机",
                    "数据库连接失败"),
            names(
                    "DATABASE-REPLICATION",
                    "MysqlSlaveReplicationLag",
                    "PostgresqlReplicationLag",
                    "RedisReplicationBroken",
                    "MySQL主从同步延迟过大",
                    "主从复制中断"),
            names(
                    "DATABASE-CONNECTIONS",
                    "MysqlTooManyConnections80",
                    "PgbouncerMaxConnections",
                    "OracleSessionsNearLimit",
                    "数据库连接数过高",
                    "MySQL连接数耗尽"),
            names(
                    "K8S-POD-CRASH",
                    "KubernetesPodCrashLooping",
                    "KubeContainerWaiting",
                    "PodCrashLoopBackOff",
                    "Pod频繁重启",
                    "容器反复崩溃"),
            names(
                    "K8S-POD-RESOURCES",
                    "ContainerOOMKilled",
                    "KubernetesContainerOomKiller",
                    "容器CPU使用率过高",
                    "Pod内存使用率过高"),
            names(
                    "K8S-NODE-NOT-READY",
                    "KubernetesNodeNotReady",
                    "KubeNodeReadinessFlapping",
                    "NodeNotReady",
                    "K8s节点NotReady"),
            names("K8S-VOLUME-FILLING", "KubernetesVolumeOutOfDiskSpace", "PVCAlmostFull", "存储卷使用率过高", "PVC空间不足"),
            names(
                    "K8S-CONTROL-PLANE",
                    "KubeSchedulerDown",
                    "KubeAPIErrorBudgetBurn",
                    "EtcdInsufficientMembers",
                    "etcd异常"),
            names(
                    "WEB-ERRORS",
                    "NginxHighHttp5xxErrorRate",
                    "HTTP502",
                    "TraefikHighHttp5XxErrorRateService",
                    "接口5xx错误率过高",
                    "网站报错增多"),
            names("WEB-LATENCY", "NginxLatencyHigh", "ApiResponseTimeP99", "接口响应时间过长", "页面响应慢", "请求超时率高"),
            names(
                    "CERTIFICATE-EXPIRY",
                    "BlackboxSslCertificateWillExpireSoon",
                    "KubeClientCertificateExpiration",
                    "SslCertificateExpiry7Days",
                    "证书即将过期",
                    "SSL证书30天内到期"),
            names(
                    "ENDPOINT-DOWN",
                    "BlackboxProbeHttpFailure",
                    "ServiceDown",
                    "url-unreachable",
                    "网站无法访问",
                    "拨测失败",
                    "服务不可用"),
            names(
                    RiskScenario.CATCH_ALL,
                    "KubeDeploymentReplicasMismatch",
                    "PrometheusBadConfig",
                    "HostClockSkew",
                    "KafkaConsumerLag",
                    "CephOsdDown",
                    "JVM堆内存使用率过高",
                    "值班测试",
                    "告警1"));

    static Stream<Arguments> namedAlerts() {
        return NAMES.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(name -> Arguments.of(name, entry.getKey())));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @MethodSource("namedAlerts")
    void a_name_belongs_to_its_scenario(String name, String scenario) {
        assertThat(scenarioOf(name)).isEqualTo(scenario);
    }

    @Test
    void every_scenario_of_alerts_is_named_in_english_and_in_chinese() {
        assertThat(NAMES).allSatisfy((scenario, names) -> assertThat(names)
                .anyMatch(name -> name.matches(".*\\p{IsHan}.*"))
                .anyMatch(name -> name.matches("[\\w-]+")));
        assertThat(NAMES.keySet())
                .isEqualTo(Set.copyOf(RuleTest.RULEBOOK.catalogue().scenarios().stream()
                        .map(RiskScenario::code)
                        .filter(code -> !code.startsWith("INSPECTION-"))
                        .toList()));
    }

    private static String scenarioOf(String name) {
        return DecisionPipeline.recognise(RuleTest.RULEBOOK, List.of(alert(name)))
                .get(0)
                .scenario()
                .orElseThrow()
                .code();
    }

    private static Map.Entry<String, List<String>> names(String scenario, String... names) {
        return Map.entry(scenario, List.of(names));
    }
}
