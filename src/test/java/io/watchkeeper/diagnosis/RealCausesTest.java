package io.watchkeeper.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.watchkeeper.testing.DatabaseForTests;
import io.watchkeeper.testing.NeedsProgram;
import io.watchkeeper.testing.PrometheusServer;
import io.watchkeeper.testing.RealPrograms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults made in real programs of Debian, which the shipped trees find by real checks. A lock in PostgreSQL is in {@link DiagnosisHttpTest}. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class RealCausesTest {
    private static final long SOON_NANOS = 20_000_000_000L;

    @Inject
    DiagnosisRuns runs;

    @Test
    @NeedsProgram(program = PrometheusServer.PROGRAM, debianPackage = "prometheus")
    @NeedsProgram(program = FillingDisk.PROGRAM, debianPackage = "prometheus-node-exporter")
    void a_disk_that_something_fills_is_told_by_prometheus_and_node_exporter(@TempDir Path folder) throws Exception {
        assumeThat(FillingDisk.possible())
                .as("unshare --mount is not allowed here, so no disk can be made to be filled")
                .isTrue();
        try (var disk = new FillingDisk(folder);
                var prometheus = PrometheusServer.reading(disk.instance(), folder.resolve("prometheus"))) {
            prometheus.await(free(disk, "") + " > 0.9");
            disk.fill();
            // a check asks for the second before
            prometheus.await(free(disk, "") + " < 0.1 and " + free(disk, "offset 2s") + " < 0.1");
            var workspace = new OwnWorkspace(runs);
            workspace.source("prometheus", "PROMETHEUS", Map.of("url", prometheus.url()));

            var event = workspace.alert("HostOutOfDiskSpace", disk.instance(), Map.of("mountpoint", disk.mountpoint()));
            var diagnosis = workspace.diagnosed(event);

            assertThat(diagnosis.getString("conclusion.code")).isEqualTo("DISK-FULL-FAST");
            assertThat(diagnosis.getList("path.node")).isEqualTo(List.of("DISK-FREE", "DISK-FILLS", "DISK-FULL-FAST"));
            assertThat(diagnosis.getDouble("path[0].evidence.value")).isBetween(1.0, 20.0);
        }
    }

    private static String free(FillingDisk disk, String when) {
        return "(node_filesystem_avail_bytes{mountpoint=\"%1$s\"} %2$s / node_filesystem_size_bytes{mountpoint=\"%1$s\"})"
                .formatted(disk.mountpoint(), when);
    }

    @Test
    @NeedsProgram(program = "nginx", debianPackage = "nginx-light")
    void a_backend_that_was_stopped_is_told_by_nginx_before_it(@TempDir Path folder) throws Exception {
        var backend = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        backend.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        backend.start();
        int port = PrometheusServer.freePort();
        var nginx = nginx(folder, port, backend.getAddress().getPort());
        try {
            awaitStatus(port, 200);
            var workspace = new OwnWorkspace(runs);
            workspace.source("shop-gateway", "HTTP", Map.of("url", "http://127.0.0.1:" + port));
            var source = Map.of("gateway_source", "shop-gateway");
            var sound = workspace.diagnosed(workspace.alert("HTTP502", "shop-before", source));
            assertThat(sound.getString("conclusion.code")).isEqualTo("GATEWAY-CALM");

            backend.stop(0);
            awaitStatus(port, 502);
            var broken = workspace.diagnosed(workspace.alert("HTTP502", "shop-after", source));

            assertThat(broken.getString("conclusion.code")).isEqualTo("UPSTREAM-GONE");
            assertThat(broken.getDouble("path[0].evidence.value")).isEqualTo(502);
        } finally {
            nginx.descendants().forEach(ProcessHandle::destroyForcibly);
            nginx.destroyForcibly();
            backend.stop(0);
        }
    }

    private static Process nginx(Path folder, int port, int backend) throws Exception {
        var config = folder.resolve("nginx.conf");
        Files.writeString(
                config,
                """
                pid %1$s/nginx.pid;
                error_log %1$s/error.log;
                master_process off;
                events {}
                http {
                    access_log off;
                    client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy; fastcgi_temp_path %1$s/fastcgi;
                    uwsgi_temp_path %1$s/uwsgi; scgi_temp_path %1$s/scgi;
                    server { listen 127.0.0.1:%2$d; location / { proxy_pass http://127.0.0.1:%3$d; } }
                }
                """
                        .formatted(folder, port, backend));
        return new ProcessBuilder(
                        RealPrograms.require("nginx").toString(), "-c", config.toString(), "-g", "daemon off;")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.log").toFile())
                .start();
    }

    private static void awaitStatus(int port, int status) throws Exception {
        var client = HttpClient.newHttpClient();
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port)).build();
        long until = System.nanoTime() + SOON_NANOS;
        while (System.nanoTime() < until) {
            try {
                if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == status) {
                    return;
                }
            } catch (java.net.ConnectException starting) {
                Thread.onSpinWait();
            }
        }
        throw new AssertionError("nginx does not answer " + status);
    }
}
