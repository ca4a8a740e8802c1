package io.watchkeeper.packaged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.restassured.RestAssured;
import io.watchkeeper.testing.RealPrograms;

/** Debian's Alertmanager, which tells the service at once and again every second. */
record Alertmanager(Program program, int port) implements AutoCloseable {
    static final String PROGRAM = "prometheus-alertmanager";

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String CONFIGURATION =
            """
            route:
              receiver: watchkeeper
              group_by: [%s]
              group_wait: 0s
              group_interval: 1s
              repeat_interval: 1s
            receivers:
              - name: watchkeeper
                webhook_configs:
                  - url: %s
                    send_resolved: true
                    http_config:
                      authorization:
                        credentials: %s
            """;

    /**
     * Returns once it is ready.
     *
     * @param label alerts with the same value of it are told together
     */
    static Alertmanager start(Path folder, PackagedService told, String label) throws IOException {
        Files.createDirectories(folder);
        var configuration = Files.writeString(
                folder.resolve("alertmanager.yml"),
                CONFIGURATION.formatted(label, told.url("/api/v1/intake/alertmanager"), PackagedService.TOKEN));
        var port = Program.freePort();
        var command = List.of(
                RealPrograms.require(PROGRAM).toString(),
                "--config.file=" + configuration,
                "--storage.path=" + folder.resolve("storage"),
                "--web.listen-address=localhost:" + port,
                "--cluster.listen-address=");
        var alertmanager = new Alertmanager(Program.start("alertmanager", folder, command, Map.of()), port);
        Wait.untilTrue(
                "Alertmanager",
                SOON,
                () -> RestAssured.get(alertmanager.url("/-/ready")).statusCode() == 200);
        return alertmanager;
    }

    String url(String path) {
        return "http://localhost:" + port + path;
    }

    @Override
    public void close() {
        program.close();
    }
}
