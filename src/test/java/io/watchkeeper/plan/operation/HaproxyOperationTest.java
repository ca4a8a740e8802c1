package io.watchkeeper.plan.operation;

import static io.watchkeeper.plan.operation.Calls.KEY;
import static io.watchkeeper.plan.operation.Calls.WITHIN;
import static io.watchkeeper.plan.operation.Calls.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpServer;
import io.watchkeeper.decision.plan.OperationKind;
import io.watchkeeper.testing.NeedsProgram;
import io.watchkeeper.testing.RealPrograms;
import io.watchkeeper.testing.SshServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Debian's HAProxy before two servers, which the JDK's web server stands for. */
@NeedsProgram(program = "haproxy", debianPackage = "haproxy")
class HaproxyOperationTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    private static final List<HttpServer> SERVERS = new ArrayList<>();
    private static final CountDownLatch SLOW = new CountDownLatch(1);
    private static final CountDownLatch ARRIVED = new CountDownLatch(1);
    private static Process haproxy;
    private static int port;
    private static int runtime;

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    @BeforeAll
    static void start() throws Exception {
        port = SshServer.freePort();
        runtime = SshServer.freePort();
        var config = folder.resolve("haproxy.cfg");
        Files.writeString(
                config,
                """
                global
                    stats socket 127.0.0.1:%d level admin
                    stats socket %s level admin
                defaults
                    mode http
                    timeout connect 5s
                    timeout client 60s
                    timeout server 60s
                listen web
                    bind 127.0.0.1:%d
                    balance roundrobin
                    server one 127.0.0.1:%d
                    server two 127.0.0.1:%d
                """
                        .formatted(runtime, folder.resolve("admin.sock"), port, serve("one"), serve("two")));
        haproxy = new ProcessBuilder(RealPrograms.require("haproxy").toString(), "-db", "-f", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("haproxy.log").toFile())
                .start();
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!answers() && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    private static int serve(String name) throws IOException {
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            if (exchange.getRequestURI().getPath().equals("/slow")) {
                ARRIVED.countDown();
                await(SLOW);
            }
            exchange.sendResponseHeaders(200, name.length());
            exchange.getResponseBody().write(name.getBytes());
            exchange.close();
        });
        server.start();
        SERVERS.add(server);
        return server.getAddress().getPort();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean answers() {
        try {
            return !get("/").isEmpty();
        } catch (IOException starting) {
            return false;
        }
    }

    @AfterAll
    static void stop() {
        haproxy.destroyForcibly();
        SERVERS.forEach(server -> server.stop(0));
    }

    @Test
    void a_server_is_drained_waited_for_and_returned() throws Exception {
        var slow = CLIENT.sendAsync(request("/slow"), HttpResponse.BodyHandlers.ofString());
        ARRIVED.await();
        var busy = sessions("one") > 0 ? "one" : "two";

        assertThat(carryOut("set server {pool}/{server} state drain", busy)).isInstanceOf(Outcome.Done.class);
        assertThat(whoAnswers()).doesNotContain(busy);
        assertThat(carryOut("wait server {pool}/{server} sessions 0", busy, Duration.ofMillis(700)))
                .isEqualTo(new Outcome.Failed("there are still 1 sessions"));
        SLOW.countDown();
        assertThat(slow.get().body()).isEqualTo(busy);
        assertThat(carryOut("wait server {pool}/{server} sessions 0", busy))
                .isInstanceOfSatisfying(
                        Outcome.Done.class, done -> assertThat(done.outputs()).containsEntry("sessions", "0"));
        assertThat(carryOut("set server {pool}/{server} state ready", busy)).isInstanceOf(Outcome.Done.class);
        assertThat(whoAnswers()).containsExactly("one", "two");
    }

    @Test
    void the_socket_in_the_file_system_does_as_well() throws Exception {
        assertThat(carryOut(folder.resolve("admin.sock").toString(), "show servers state {pool}", "one", WITHIN))
                .isInstanceOf(Outcome.Done.class);
        assertThat(lines).anyMatch(line -> line.contains(" one 127.0.0.1 "));
    }

    @Test
    void a_server_that_there_is_not_is_told_in_words() throws Exception {
        assertThat(carryOut("set server {pool}/{server} state drain", "three"))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class, failed -> assertThat(failed.why()).contains("No such server"));
        assertThat(carryOut("wait server {pool}/{server} sessions 0", "three"))
                .isEqualTo(new Outcome.Failed("HAProxy has no server web/three"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "one state drain; shutdown frontend web",
                "one\nshutdown frontend web",
                "one\r\nquit",
                "../one",
                "one two",
                "",
                "one/two"
            })
    void a_hostile_value_is_refused_before_anything_is_sent(String value) {
        assertThatThrownBy(() -> carryOut("set server {pool}/{server} state ready", value))
                .isInstanceOf(NotDone.class);
        assertThat(lines).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"shutdown frontend web", "set ssl cert x", "set map /etc/passwd a b", "disable agent web/one"})
    void a_command_that_moves_no_traffic_is_not_sent(String line) {
        assertThatThrownBy(() -> carryOut(line, "one")).isInstanceOf(NotDone.class);
    }

    @Test
    void nobody_there_is_known_and_no_answer_is_not() throws Exception {
        assertThatThrownBy(() -> carryOut(
                        "127.0.0.1:" + SshServer.freePort(), "set server {pool}/{server} state ready", "one", WITHIN))
                .isInstanceOf(NotDone.class);
        try (var silent = new ServerSocket(0)) {
            assertThat(carryOut(
                            "127.0.0.1:" + silent.getLocalPort(),
                            "set server {pool}/{server} state ready",
                            "one",
                            Duration.ofMillis(300)))
                    .isInstanceOf(Outcome.Unknown.class);
        }
    }

    private Outcome carryOut(String line, String server) throws InterruptedException {
        return carryOut(line, server, WITHIN);
    }

    private Outcome carryOut(String line, String server, Duration within) throws InterruptedException {
        return carryOut("127.0.0.1:" + runtime, line, server, within);
    }

    private Outcome carryOut(String address, String line, String server, Duration within) throws InterruptedException {
        return new HaproxyOperation()
                .carryOut(
                        call(OperationKind.HAPROXY, List.of(line), Map.of("pool", "web", "server", server)),
                        new Connection("default", "balancer", Map.of("address", address), Optional.empty()),
                        KEY,
                        within,
                        lines::add);
    }

    private static int sessions(String server) throws Exception {
        var rows = new RuntimeSocket("127.0.0.1:" + runtime)
                .ask("show stat", WITHIN)
                .lines();
        return rows.filter(row -> row.startsWith("web," + server + ","))
                .mapToInt(row -> Integer.parseInt(row.split(",")[4]))
                .sum();
    }

    private static TreeSet<String> whoAnswers() throws IOException {
        var names = new TreeSet<String>();
        for (int i = 0; i < 6; i++) {
            names.add(get("/"));
        }
        return names;
    }

    private static String get(String path) throws IOException {
        try {
            return CLIENT.send(request(path), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    private static HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
    }
}
