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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Inject;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.watchkeeper.packaged.DebianPostgres;
import io.watchkeeper.testing.DatabaseForTests;
import io.watchkeeper.testing.NeedsProgram;
import io.watchkeeper.testing.PrometheusServer;
import io.watchkeeper.testing.RealPrograms;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Faults made in real programs of Debian, which the shipped trees find by real checks. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RealCausesTest {
    private static final long SOON_NANOS = 20_000_000_000L;

    /** Falls behind while the other tests run, as far as it exists. */
    private static CompletableFuture<LaggingStandby> databases;

    @Inject
    DiagnosisRuns runs;

    @BeforeAll
    static void beginToFallBehind(@TempDir Path folder) {
        databases = RealPrograms.find(DebianPostgres.PROGRAM).isPresent()
                ? CompletableFuture.supplyAsync(() -> new LaggingStandby(folder))
                : CompletableFuture.failedFuture(new IllegalStateException("no PostgreSQL of Debian"));
    }

    @AfterAll
    static void stop() {
        databases
                .handle((started, none) -> started)
                .thenAccept(started -> Optional.ofNullable(started).ifPresent(LaggingStandby::close))
                .join();
    }

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

    @Test
    @Order(Integer.MAX_VALUE)
    @NeedsProgram(program = DebianPostgres.PROGRAM, debianPackage = "postgresql")
    void a_lock_and_a_standby_that_does_not_replay_are_told_by_the_primary() throws Exception {
        var primary = databases.join();
        var workspace = new OwnWorkspace(runs);
        workspace.source("database", "POSTGRESQL", primary.source());
        try (var forgotten = primary.held()) {
            var waiting = CompletableFuture.runAsync(primary::update);
            primary.await("select count(*) > 0 from pg_locks where not granted");
            var locked = workspace.diagnosed(workspace.alert("PostgresqlLocks", "orders-1", Map.of()));
            assertThat(locked.getString("conclusion.code")).isEqualTo("LOCK-IDLE");
            forgotten.rollback();
            waiting.join();
        }

        primary.await("select max(replay_lag) > '11s' from pg_stat_replication");
        var lag = workspace.diagnosed(workspace.alert("PostgresqlReplicationLag", "orders-2", Map.of()));

        assertThat(lag.getString("conclusion.code")).isEqualTo("STANDBY-REPLAYS");
        assertThat(lag.getList("path.node")).isEqualTo(List.of("REPLICAS", "REPLAYED", "RECEIVED", "STANDBY-REPLAYS"));
        assertThat(lag.getDouble("path[1].evidence.value")).isGreaterThan(10);
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
