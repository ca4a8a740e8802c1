package io.watchkeeper.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.restassured.RestAssured;
import io.watchkeeper.packaged.PackagedService.Setup;
import io.watchkeeper.testing.NeedsProgram;
import io.watchkeeper.testing.RealPrograms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus takes the service for its Alertmanager. */
@NeedsProgram(program = "prometheus", debianPackage = "prometheus")
class PrometheusIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String CONFIGURATION =
            """
            global:
              evaluation_interval: 1s
            rule_files: [rules.yml]
            alerting:
              alertmanagers:
                - api_version: v2
                  authorization:
                    credentials: %s
                  static_configs:
                    - targets: ["localhost:%d"]
            """;

    /** Its name says nothing; the metric in its expression does. */
    private static final String RULES =
            """
            groups:
              - name: ours
                rules:
                  - alert: TeamRuleSeven
                    expr: %s unless on() node_filesystem_avail_bytes
                    labels: { severity: critical, instance: "db-7:9100" }
                    annotations: { summary: "Rule seven" }
            """;

    private static final String ALWAYS = "vector(1)";
    private static final String NEVER = "(vector(1) < 0)";

    @TempDir(factory = UnderTarget.class, cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void alerts_of_prometheus_itself_arrive_and_are_recognised_by_their_expression() throws IOException {
        try (var service = Setup.in(folder.resolve("service")).start()) {
            Files.writeString(folder.resolve("rules.yml"), RULES.formatted(ALWAYS));
            Files.writeString(
                    folder.resolve("prometheus.yml"),
                    CONFIGURATION.formatted(
                            PackagedService.TOKEN, service.url("").getPort()));
            var port = Program.freePort();
            try (var prometheus = prometheus(port)) {
                var events = new Events(service);
                var firing = events.await("repetitions", seen -> seen.deliveries("HOST-DISK-SPACE") > 2);
                assertThat(firing.scenarios()).containsExactly("HOST-DISK-SPACE");
                assertThat(firing.text("HOST-DISK-SPACE", "object.name")).isEqualTo("db-7");
                assertThat(firing.text("HOST-DISK-SPACE", "grade")).isEqualTo("CRITICAL");
                assertThat(firing.text("HOST-DISK-SPACE", "title")).isEqualTo("Rule seven");
                assertThat(firing.number("HOST-DISK-SPACE", "occurrences")).isOne();

                Files.writeString(folder.resolve("rules.yml"), RULES.formatted(NEVER));
                RestAssured.post("http://localhost:" + port + "/-/reload")
                        .then()
                        .statusCode(200);
                events.await("the end", seen -> seen.text("HOST-DISK-SPACE", "signal")
                        .equals("RESOLVED"));
                assertThat(prometheus.output()).doesNotContain("Error sending alert");
            }
        }
    }

    private Program prometheus(int port) {
        var command = List.of(
                RealPrograms.require("prometheus").toString(),
                "--config.file=" + folder.resolve("prometheus.yml"),
                "--storage.tsdb.path=" + folder.resolve("storage"),
                "--web.listen-address=localhost:" + port,
                "--web.enable-lifecycle",
                "--rules.alert.resend-delay=1s");
        var prometheus = Program.start("prometheus", folder, command, Map.of());
        Wait.untilTrue(
                "Prometheus",
                SOON,
                () -> RestAssured.get("http://localhost:" + port + "/-/ready").statusCode() == 200);
        return prometheus;
    }
}
