package io.watchkeeper.diagnosis.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import io.watchkeeper.decision.BuiltInRules;
import io.watchkeeper.decision.diagnosis.CheckCall;
import io.watchkeeper.decision.diagnosis.CheckKind;
import io.watchkeeper.decision.diagnosis.CheckTraits;
import io.watchkeeper.testing.NeedsProgram;
import io.watchkeeper.testing.PrometheusServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queries of the shipped trees, asked of a real Prometheus that reads a host's metrics as node exporter writes them. */
@NeedsProgram(program = PrometheusServer.PROGRAM, debianPackage = "prometheus")
class PrometheusCheckTest {
    private static final Duration WITHIN = Duration.ofSeconds(5);

    private static final String METRICS =
            """
            node_filesystem_avail_bytes{mountpoint="/data",fstype="ext4"} %d
            node_filesystem_size_bytes{mountpoint="/data",fstype="ext4"} 100000000000
            node_filesystem_files_free{mountpoint="/data",fstype="ext4"} 5000
            node_filesystem_files{mountpoint="/data",fstype="ext4"} 100000
            node_load5 7
            node_cpu_seconds_total{cpu="0",mode="idle"} 1000
            node_cpu_seconds_total{cpu="1",mode="idle"} 1000
            """;

    @TempDir
    static Path folder;

    private static final Vertx VERTX = Vertx.vertx();
    private static HttpServer exporter;
    private static PrometheusServer prometheus;
    private static Source source;
    private static String instance;
    private static volatile long available = 5_000_000_000L;

    @BeforeAll
    static void start() throws Exception {
        exporter = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        exporter.createContext("/metrics", exchange -> {
            var body = METRICS.formatted(available).getBytes(StandardCharsets.UTF_8);
            available -= 2_000_000;
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        exporter.start();
        instance = "127.0.0.1:" + exporter.getAddress().getPort();
        prometheus = PrometheusServer.reading(instance, folder);
        source = new Source("default", "prometheus", Map.of("url", prometheus.url()), Optional.empty());
        // growth needs some points in time
        prometheus.await("count_over_time(node_load5[1m]) >= 5");
    }

    @AfterAll
    static void stop() {
        if (prometheus != null) {
            prometheus.close();
        }
        exporter.stop(0);
        VERTX.close();
    }

    @Test
    void the_free_space_of_the_file_system_that_the_event_names_is_found() throws Exception {
        var answer = measure("DISK-FREE", Map.of("instance", instance, "mountpoint", "/data"));
        assertThat(answer.status()).isEqualTo("OK");
        assertThat(answer.value()).isBetween(1.0, 5.0);
        assertThat(measure("DISK-INODES-FREE", Map.of("instance", instance, "mountpoint", "/data"))
                        .value())
                .isEqualTo(5);
        assertThat(measure("CPU-QUEUE", Map.of("instance", instance)).value()).isEqualTo(3.5);
    }

    @Test
    void a_file_system_that_fills_by_two_megabytes_a_second_fills_by_gigabytes_an_hour() throws Exception {
        var answer = measure("DISK-GROWTH", Map.of("instance", instance, "mountpoint", "/data"));
        assertThat(answer.value()).isBetween(3_000.0, 15_000.0);
    }

    @Test
    void a_series_that_there_is_not_is_no_answer() throws Exception {
        var answer = measure("DISK-FREE", Map.of("instance", instance, "mountpoint", "/other"));
        assertThat(answer.status()).isEqualTo("NO_ANSWER");
    }

    @Test
    void a_hostile_label_finds_nothing_and_changes_no_query() throws Exception {
        var answer = measure("DISK-FREE", Map.of("instance", "x\"} or vector(42) or up{x=\"", "mountpoint", "/data"));
        assertThat(answer.status()).isEqualTo("NO_ANSWER");
    }

    @Test
    void a_range_gives_the_value_that_is_asked_for() throws Exception {
        var most = check().measure(
                        call(
                                "node_load5{instance=$instance}",
                                Map.of("instance", instance, "range", "1m", "take", "max")),
                        source,
                        WITHIN);
        assertThat(most.value()).isEqualTo(7);
    }

    @Test
    void a_query_that_is_wrong_cannot_be_asked_and_a_server_that_is_not_there_does_not_answer() throws Exception {
        assertThatThrownBy(() -> check().measure(call("rate(", Map.of()), source, WITHIN))
                .isInstanceOf(CheckFailed.class)
                .hasMessageContaining("400");
        var nowhere = new Source(
                "default", "gone", Map.of("url", "http://127.0.0.1:" + PrometheusServer.freePort()), Optional.empty());
        assertThatThrownBy(() -> check().measure(call("up", Map.of()), nowhere, WITHIN))
                .isInstanceOf(IOException.class);
    }

    private static Answer measure(String code, Map<String, String> values) throws IOException, InterruptedException {
        var ask = BuiltInRules.rulebook().trees().check(code).orElseThrow().ask();
        return check().measure(call(ask, values), source, WITHIN);
    }

    private static PrometheusCheck check() {
        return new PrometheusCheck(new WebClientOfChecks(VERTX), Clock.systemUTC());
    }

    private static CheckCall call(String ask, Map<String, String> values) {
        return new CheckCall(
                "N",
                "C",
                CheckKind.PROMETHEUS,
                "prometheus",
                ask,
                new TreeMap<>(values),
                new TreeMap<>(),
                Optional.empty(),
                Optional.empty(),
                "",
                WITHIN,
                CheckTraits.Result.ANY);
    }
}
