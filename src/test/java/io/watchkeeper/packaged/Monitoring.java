package io.watchkeeper.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.restassured.RestAssured;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.watchkeeper.testing.RealPrograms;

/** Debian's Prometheus and Alertmanager: who does not answer for two seconds becomes an alert, which ends when they answer again. */
final class Monitoring implements AutoCloseable {
    static final String PROMETHEUS = "prometheus";

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String SCRAPES =
            """
            global:
              scrape_interval: 500ms
              scrape_timeout: 500ms
              evaluation_interval: 500ms
            rule_files: [rules.yml]
            alerting:
              alertmanagers:
                - api_version: v2
                  static_configs:
                    - targets: ["localhost:%d"]
            scrape_configs:
              - job_name: programs
                file_sd_configs:
                  - files: [targets.json]
                    refresh_interval: 1s
            """;

    private static final String RULES =
            """
            groups:
              - name: programs
                rules:
                  - alert: ServiceDown
                    expr: up{job="programs"} == 0
                    for: 2s
                    labels: { severity: critical }
                    annotations: { summary: "{{ $labels.service }} does not answer" }
            """;

    private final Path folder;
    private final List<JsonObject> watched = new ArrayList<>();
    private Alertmanager alertmanager;
    private Program prometheus;

    private Monitoring(Path folder) {
        this.folder = folder;
    }

    /** Returns once both are ready. */
    static Monitoring start(Path folder, PackagedService told) throws IOException {
        var monitoring = new Monitoring(Files.createDirectories(folder));
        int measures = Program.freePort();
        monitoring.alertmanager = Alertmanager.start(folder.resolve("alertmanager"), told, "service");
        monitoring.write("prometheus.yml", SCRAPES.formatted(monitoring.alertmanager.port()));
        monitoring.write("rules.yml", RULES);
        monitoring.write("targets.json", "[]");
        monitoring.prometheus = monitoring.run(
                PROMETHEUS,
                "--config.file=" + folder.resolve("prometheus.yml"),
                "--storage.tsdb.path=" + folder.resolve("measures"),
                "--web.listen-address=localhost:" + measures);
        awaitReady(measures);
        return monitoring;
    }

    private Program run(String program, String... options) {
        var command = new ArrayList<>(List.of(RealPrograms.require(program).toString()));
        command.addAll(List.of(options));
        return Program.start(program, folder, command, Map.of());
    }

    private static void awaitReady(int port) {
        Wait.untilTrue(
                "ready on port " + port,
                SOON,
                () -> RestAssured.get("http://localhost:" + port + "/-/ready").statusCode() == 200);
    }

    /** From now on; the alert has the labels, with the name as {@code service}. */
    void watch(String service, int port, Map<String, String> labels) {
        var told = new JsonObject().put("service", service);
        labels.forEach(told::put);
        watched.add(new JsonObject()
                .put("targets", new JsonArray().add("127.0.0.1:" + port))
                .put("labels", told));
        writeTargets();
    }

    /** Its alert ends, if it has one. */
    void watchNoMore(String service) {
        watched.removeIf(one -> one.getJsonObject("labels").getString("service").equals(service));
        writeTargets();
    }

    /** Until {@link #speakAgain} nothing is told: neither that an alert goes on, nor that it has ended. */
    void fallSilent() {
        alertmanager.program().freeze();
    }

    void speakAgain() {
        alertmanager.program().thaw();
    }

    private void writeTargets() {
        write("targets.json", new JsonArray(watched).encode());
    }

    /** Whole or not at all: it is read at any moment. */
    private void write(String file, String text) {
        try {
            var written = Files.writeString(folder.resolve(file + ".new"), text);
            Files.move(written, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        prometheus.close();
        alertmanager.close();
    }
}
