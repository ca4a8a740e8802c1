package io.watchkeeper.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.watchkeeper.packaged.PackagedService.Setup;
import io.watchkeeper.testing.NeedsProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

@NeedsProgram(program = Alertmanager.PROGRAM, debianPackage = "prometheus-alertmanager")
class AlertmanagerIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Instant START = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @TempDir(factory = UnderTarget.class, cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void alerts_of_a_pair_arrive_once_are_repeated_without_effect_and_resolve() throws IOException {
        try (var service = Setup.in(folder.resolve("service")).start();
                var one = Alertmanager.start(folder.resolve("one"), service, "alertname");
                var other = Alertmanager.start(folder.resolve("other"), service, "alertname")) {
            for (var alertmanager : List.of(one, other)) {
                post(alertmanager, "HostHighCpuLoad", "web-1:9100", Optional.empty());
                post(alertmanager, "HostOutOfDiskSpace", "web-2:9100", Optional.empty());
            }
            var events = new Events(service);
            var cpu = events.await("both notices and repetitions", seen -> seen.deliveries("HOST-CPU") > 4);
            assertThat(cpu.scenarios()).containsExactlyInAnyOrder("HOST-CPU", "HOST-DISK-SPACE");
            assertThat(cpu.text("HOST-CPU", "object.name")).isEqualTo("web-1");
            assertThat(cpu.text("HOST-CPU", "grade")).isEqualTo("HIGH");
            assertThat(cpu.text("HOST-CPU", "signal")).isEqualTo("FIRING");
            assertThat(cpu.text("HOST-CPU", "source")).isEqualTo("alertmanager");
            assertThat(cpu.text("HOST-CPU", "title")).isEqualTo("as the real one sends it");
            assertThat(Instant.parse(cpu.text("HOST-CPU", "firstOccurredAt"))).isEqualTo(START);

            var end = Optional.of(Instant.now());
            post(one, "HostHighCpuLoad", "web-1:9100", end);
            post(other, "HostHighCpuLoad", "web-1:9100", end);
            var resolved = events.await(
                    "the end", seen -> seen.text("HOST-CPU", "signal").equals("RESOLVED"));
            assertThat(resolved.scenarios()).hasSize(2);
            assertThat(resolved.number("HOST-CPU", "occurrences")).isOne();
            assertThat(resolved.text("HOST-CPU", "state")).isEqualTo("DISCOVERED");
            assertThat(resolved.text("HOST-DISK-SPACE", "signal")).isEqualTo("FIRING");
            assertThat(resolved.number("HOST-DISK-SPACE", "occurrences")).isOne();
        }
    }

    private static void post(Alertmanager alertmanager, String alertname, String instance, Optional<Instant> end) {
        RestAssured.given()
                .contentType(ContentType.JSON)
                .body(List.of(Map.of(
                        "labels",
                        Map.of("alertname", alertname, "instance", instance, "severity", "critical"),
                        "annotations",
                        Map.of("summary", "as the real one sends it"),
                        "startsAt",
                        START.toString(),
                        "endsAt",
                        end.orElse(START.plus(1, ChronoUnit.HOURS)).toString())))
                .post(alertmanager.url("/api/v2/alerts"))
                .then()
                .statusCode(200);
    }
}
