package io.watchkeeper.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

import io.restassured.http.ContentType;
import io.watchkeeper.packaged.PackagedService.Setup;
import io.watchkeeper.testing.DatabaseServer;
import io.watchkeeper.testing.NeedsProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The clock of the machine jumps, by libfaketime; the service goes by the database's. */
@NeedsProgram(program = "faketime", debianPackage = "faketime")
class ClockIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir(factory = UnderTarget.class, cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void nothing_is_due_because_the_clock_of_the_machine_jumped() throws IOException {
        var offset = Files.writeString(folder.resolve("offset"), "+0");
        try (var database = DatabaseServer.in(folder.resolve("store"));
                var service = Setup.in(folder.resolve("service"))
                        .on(database.address())
                        .with("WATCHKEEPER_EVENT_SETTLE_EVERY", "1s")
                        .with("LD_PRELOAD", library().toString())
                        .with("FAKETIME_DONT_FAKE_MONOTONIC", "1")
                        // else every wait with a limit ends at once, and the service spins
                        .with("FAKETIME_FORCE_MONOTONIC_FIX", "0")
                        .with("FAKETIME_CACHE_DURATION", "1")
                        .with("FAKETIME_TIMESTAMP_FILE", offset.toString())
                        .start()) {
            post(service, "");
            post(service, ",\"endsAt\":\"2026-03-01T03:00:00Z\"");

            Files.writeString(offset, "+" + DAY.toSeconds());
            Wait.untilTrue("the jump forward", SOON, () -> drift(service) > DAY.toSeconds() - 60);
            // at the next look at the database's; what is due was looked for several times until then
            Wait.untilTrue("a warning", SOON, () -> service.output().contains("The clock of this machine is"));
            nothingHappened(service);

            Files.writeString(offset, "-3600");
            Wait.untilTrue("the jump back", SOON, () -> drift(service) < -3500);
            post(service, ",\"occurrenceId\":\"after the jumps\"");
            nothingHappened(service);
        }
    }

    private static void nothingHappened(PackagedService service) {
        var asked = Instant.now();
        service.administrator()
                .contentType(ContentType.JSON)
                .body("{\"value\":\"kept\"}")
                .put("/api/v1/secrets/clock")
                .then()
                .statusCode(200);
        var entries =
                service.administrator().get("/api/v1/audit?action=secret.put").jsonPath();
        assertThat(Instant.parse(entries.getString("items[0].at")))
                .as("the time in the audit log")
                .isBetween(asked.minusSeconds(5), Instant.now().plusSeconds(5));
        var events =
                service.administrator().get("/api/v1/events?state=DISCOVERED").jsonPath();
        assertThat(events.getList("items")).as("resolved, and not yet due").hasSize(1);
    }

    private static void post(PackagedService service, String more) {
        service.administrator()
                .contentType(ContentType.JSON)
                .body(
                        "{\"startsAt\":\"2026-03-01T02:00:00Z\"%s,\"labels\":{\"alertname\":\"HostHighCpuLoad\",\"instance\":\"web-1:9100\"}}"
                                .formatted(more))
                .post("/api/v1/intake/alerts")
                .then()
                .statusCode(200);
    }

    private static double drift(PackagedService service) {
        return service.administrator()
                .accept("text/plain")
                .get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("watchkeeper_clock_drift_seconds"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static Path library() throws IOException {
        try (Stream<Path> files =
                Files.find(Path.of("/usr/lib"), 3, (file, kind) -> file.endsWith("faketime/libfaketimeMT.so.1"))) {
            return files.findFirst().orElseThrow();
        }
    }
}
