package io.watchkeeper.plan.operation;

import static io.watchkeeper.plan.operation.Calls.KEY;
import static io.watchkeeper.plan.operation.Calls.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.sun.net.httpserver.HttpServer;
import io.watchkeeper.access.secret.SecretValue;
import io.watchkeeper.decision.plan.OperationKind;
import io.watchkeeper.remote.SshCommands;
import io.watchkeeper.testing.NeedsProgram;
import io.watchkeeper.testing.RealPrograms;
import io.watchkeeper.testing.SshServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Debian's nginx before two servers, changed by a real sshd. */
@NeedsProgram(program = SshServer.PROGRAM, debianPackage = SshServer.PACKAGE)
@NeedsProgram(program = "nginx", debianPackage = "nginx-light")
class NginxOperationTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    static Path folder;

    private static final Map<String, HttpServer> SERVERS = new TreeMap<>();
    private static final SshCommands SSH = new SshCommands();
    private static SshServer sshd;
    private static Process nginx;
    private static Path upstream;
    private static int port;

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    @BeforeAll
    static void start() throws Exception {
        sshd = SshServer.start(folder.resolve("ssh"));
        serve("one");
        serve("two");
        upstream = Files.createDirectories(folder.resolve("upstreams")).resolve("web.conf");
        Files.writeString(upstream, upstreams());
        port = SshServer.freePort();
        Files.writeString(
                folder.resolve("nginx.conf"),
                """
                pid %1$s/nginx.pid;
                error_log %1$s/error.log;
                events {}
                http {
                    access_log off;
                    client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy; fastcgi_temp_path %1$s/fastcgi;
                    uwsgi_temp_path %1$s/uwsgi; scgi_temp_path %1$s/scgi;
                    upstream web { include %1$s/upstreams/*; }
                    server { listen 127.0.0.1:%2$d; location / { proxy_pass http://web; } }
                }
                """
                        .formatted(folder, port));
        nginx = new ProcessBuilder(RealPrograms.require("nginx").toString(), "-c", config(), "-g", "daemon off;")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.log").toFile())
                .start();
        awaitAnswers(Set.of("one", "two"));
    }

    private static void serve(String name) throws IOException {
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, name.length());
            exchange.getResponseBody().write(name.getBytes());
            exchange.close();
        });
        server.start();
        SERVERS.put(name, server);
    }

    private static String config() {
        return folder.resolve("nginx.conf").toString();
    }

    private static String address(String name) {
        return "127.0.0.1:" + SERVERS.get(name).getAddress().getPort();
    }

    private static String upstreams() {
        return """
                # the shop
                server %s weight=2;
                    server %s; # behind the wall
                """
                .formatted(address("one"), address("two"));
    }

    @BeforeEach
    void asItWas() throws IOException {
        Files.writeString(upstream, upstreams());
    }

    @AfterAll
    static void stop() throws InterruptedException {
        sshd.close();
        // asked, not killed: only so does it end its workers
        nginx.destroy();
        nginx.waitFor();
        SERVERS.values().forEach(server -> server.stop(0));
    }

    @Test
    void traffic_is_taken_off_a_server_and_given_back() throws Exception {
        assertThat(carryOut("server {server} down;", Map.of("server", address("one"))))
                .isInstanceOfSatisfying(Outcome.Done.class, done -> assertThat(done.outputs())
                        .containsEntry("before", "server " + address("one") + " weight=2;"));
        awaitAnswers(Set.of("two"));
        assertThat(Files.readString(upstream))
                .isEqualTo(upstreams().replace(address("one") + " weight=2;", address("one") + " down;"));

        assertThat(carryOut("{line}", Map.of("line", "server " + address("one") + " weight=2;")))
                .isInstanceOf(Outcome.Done.class);
        awaitAnswers(Set.of("one", "two"));
        assertThat(Files.readString(upstream).replace("; # behind the wall", ";"))
                .isEqualTo(upstreams().replace("; # behind the wall", ";"));
        try (var left = Files.list(upstream.getParent())) {
            assertThat(left).containsExactly(upstream);
        }
    }

    @Test
    void a_file_that_nginx_refuses_is_put_back() throws Exception {
        assertThat(carryOut("server {server} no_such_parameter;", Map.of("server", address("one"))))
                .isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.why())
                        .contains("invalid parameter")
                        .contains("the old one is back"));
        assertThat(Files.readString(upstream)).isEqualTo(upstreams());
        assertThat(get()).isIn("one", "two");
    }

    @Test
    void a_server_that_the_file_has_not_is_told() {
        assertThatThrownBy(() -> carryOut("server {server} down;", Map.of("server", "10.0.0.1:80")))
                .isInstanceOf(NotDone.class)
                .hasMessageContaining("has not one line of 10.0.0.1:80");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x; include /etc/passwd",
                "x;\n}\nserver { listen 1; }",
                "x down; #",
                "$(reboot)",
                "`id`",
                "../x",
                "x y z{}"
            })
    void a_hostile_value_does_not_get_into_the_file(String value) throws Exception {
        assertThatThrownBy(() -> carryOut("server {server} down;", Map.of("server", value)))
                .isInstanceOf(NotDone.class);
        assertThat(Files.readString(upstream)).isEqualTo(upstreams());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "../nginx.conf", "upstreams/../nginx.conf", ""})
    void a_file_elsewhere_is_refused(String file) {
        var path = file.startsWith("/") ? file : folder.resolve("upstreams") + "/" + file;
        assertThatThrownBy(() -> carryOut(path, "server 10.0.0.1 down;", Map.of()))
                .isInstanceOf(NotDone.class)
                .hasMessageContaining("allows files below");
    }

    private Outcome carryOut(String line, Map<String, String> values) throws Exception {
        return carryOut(upstream.toString(), line, values);
    }

    private Outcome carryOut(String file, String line, Map<String, String> values) throws Exception {
        var settings = new TreeMap<>(sshd.settings());
        settings.put("upstreams", folder.resolve("upstreams").toString());
        settings.put("nginx", RealPrograms.require("nginx") + " -c " + config());
        var connection = new Connection("default", "web", settings, Optional.of(SecretValue.of(sshd.privateKey())));
        return new NginxOperation(SSH)
                .carryOut(
                        call(OperationKind.NGINX, List.of(file, line), values),
                        connection,
                        KEY,
                        Duration.ofSeconds(60),
                        lines::add);
    }

    /** Loading takes nginx a moment. */
    private static void awaitAnswers(Set<String> expected) {
        long until = System.nanoTime() + SOON.toNanos();
        var seen = new TreeSet<String>();
        while (!seen.equals(expected) && System.nanoTime() < until) {
            seen.clear();
            for (int i = 0; i < 8; i++) {
                seen.add(get());
            }
        }
        assertThat(seen).isEqualTo(expected);
    }

    private static String get() {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port))
                    .build();
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException starting) {
            return "";
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
