package io.watchkeeper.plan;

import static io.watchkeeper.plan.RunsOverHttp.command;
import static io.watchkeeper.testing.Administrator.asAdministrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasKey;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.watchkeeper.testing.Administrator;
import io.watchkeeper.testing.DatabaseForTests;
import io.watchkeeper.testing.NeedsProgram;
import io.watchkeeper.testing.Operator;
import io.watchkeeper.testing.RealPrograms;
import io.watchkeeper.testing.SshServer;
import io.watchkeeper.testing.SupervisedHost;
import io.watchkeeper.testing.Traffic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans of the library from the alert to the end of the run, on a supervised program behind real balancers, while users ask it all the time. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
@NeedsProgram(program = SshServer.PROGRAM, debianPackage = SshServer.PACKAGE)
@NeedsProgram(program = SupervisedHost.PROGRAM, debianPackage = SupervisedHost.PACKAGE)
@NeedsProgram(program = "haproxy", debianPackage = "haproxy")
@NeedsProgram(program = "nginx", debianPackage = "nginx-light")
class SupervisedProgramsTest {
    private static final String SHOP = "till";
    private static final String TWIN = "twin";
    /** So many answers in turn leave out nobody who takes part. */
    private static final int MANY = 20;

    @TempDir
    static Path folder;

    private static SupervisedHost supervised;

    private final Operator operator = new Operator(Administrator::asAdministrator);
    private final String host = "supervised-" + UUID.randomUUID();
    private final Map<String, String> labels = new TreeMap<>();
    private final List<Process> balancers = new ArrayList<>();

    @Inject
    PlanRuns runs;

    private OnDuty onDuty;

    @BeforeAll
    static void start() throws Exception {
        supervised = SupervisedHost.start(folder.resolve("host"), List.of(SHOP, TWIN));
    }

    @AfterAll
    static void stop() {
        supervised.close();
    }

    @BeforeEach
    void connect() throws Exception {
        onDuty = new OnDuty(runs);
        operator.connection("network", "NETWORK", Map.of("hosts", "127.0.0.0/8"));
        var nginx = RealPrograms.require("nginx") + " -c " + folder.resolve("nginx.conf");
        operator.host(host, supervised.sshd(), Map.of("upstreams", upstreams().toString(), "nginx", nginx));
        operator.objects(List.of(Map.of("kind", "host", "name", host, "addresses", List.of(SupervisedHost.ADDRESS))));
        labels.putAll(Map.of("alertname", "HostHighCpuLoad", "severity", "critical", "instance", host));
        labels.putAll(Map.of(
                "ssh_source",
                host,
                "ssh_port",
                Integer.toString(supervised.sshd().port())));
        labels.putAll(Map.of("program", SHOP, "service", SHOP));
    }

    @AfterEach
    void disconnect() {
        asAdministrator()
                .header("If-Match", "\"1\"")
                .delete("/api/v1/check-sources/network")
                .then()
                .statusCode(204);
        for (var balancer : balancers) {
            // asked, not killed: only so does nginx end its workers
            balancer.destroy();
            balancer.onExit().join();
        }
    }

    @Test
    void a_supervised_program_is_restarted_and_runs() {
        long before = supervised.pid(SHOP);
        var run = onDuty.begin("CONSUMERS-RESTORE", alert(), host);

        var ended = onDuty.carriedOut(run);

        assertThat(ended.getString("state")).describedAs(ended.prettify()).isEqualTo("SUCCEEDED");
        assertThat(supervised.pid(SHOP)).isNotEqualTo(before);
        var output = asAdministrator().get("/api/v1/runs/" + run + "/output").asString();
        assertThat(output).contains(SHOP + ": started").doesNotContain("PRIVATE KEY");
    }

    @Test
    void a_server_of_haproxy_is_drained_restarted_and_returned_and_no_request_fails() throws Exception {
        try (var users = Traffic.to(haproxy())) {
            assertThat(users.next(MANY)).containsExactly(SHOP, TWIN);
            long before = supervised.pid(SHOP);

            var ended = onDuty.carriedOut(onDuty.begin("SERVICE-RESTART", alert(), host));

            assertThat(ended.getString("state")).describedAs(ended.prettify()).isEqualTo("SUCCEEDED");
            assertThat(supervised.pid(SHOP)).isNotEqualTo(before);
            awaitBoth(users);
            assertThat(users.failures()).isEmpty();
        }
    }

    @Test
    void a_server_that_was_taken_off_haproxy_gets_no_request_until_the_run_is_rolled_back() throws Exception {
        try (var users = Traffic.to(haproxy())) {
            var run = onDuty.begin("TRAFFIC-OFF", alert(), host);
            onDuty.carriedOutUpTo(run, "load");
            assertThat(users.next(MANY)).containsExactly(TWIN);

            command(run, "rollback").statusCode(200);
            var ended = onDuty.carriedOut(run);

            assertThat(ended.getString("state")).describedAs(ended.prettify()).isEqualTo("ROLLED_BACK");
            awaitBoth(users);
            assertThat(users.failures()).isEmpty();
        }
    }

    @Test
    void a_server_of_nginx_is_taken_out_restarted_and_put_back_and_no_request_fails() throws Exception {
        try (var users = Traffic.to(nginx())) {
            assertThat(users.next(MANY)).containsExactly(SHOP, TWIN);
            long before = supervised.pid(SHOP);

            var ended = onDuty.carriedOut(onDuty.begin("UPSTREAM-RESTORE", alert(), host));

            assertThat(ended.getString("state")).describedAs(ended.prettify()).isEqualTo("SUCCEEDED");
            assertThat(supervised.pid(SHOP)).isNotEqualTo(before);
            awaitBoth(users);
            assertThat(users.failures()).isEmpty();
        }
    }

    /** A check, or a reload, takes a moment. */
    private static void awaitBoth(Traffic users) {
        int looks = 0;
        while (users.next(MANY).size() < 2) {
            assertThat(looks++).as("looks").isLessThan(100);
        }
    }

    private String alert() {
        return asAdministrator()
                .contentType(ContentType.JSON)
                .body(List.of(Map.of("labels", labels)))
                .post("/api/v1/intake/alerts")
                .then()
                .statusCode(200)
                .body("results[0]", hasKey("eventId"))
                .extract()
                .path("results[0].eventId");
    }

    /** One that tries nothing twice, so that what goes to a server that is down fails. */
    private URI haproxy() throws Exception {
        int port = SshServer.freePort();
        int runtime = SshServer.freePort();
        var config = Files.writeString(
                folder.resolve("haproxy.cfg"),
                """
                global
                    stats socket 127.0.0.1:%d level admin
                defaults
                    mode http
                    retries 0
                    timeout connect 5s
                    timeout client 60s
                    timeout server 60s
                listen web
                    bind 127.0.0.1:%d
                    balance roundrobin
                    server %s 127.0.0.1:%d check inter 200ms
                    server %s 127.0.0.1:%d check inter 200ms
                """
                        .formatted(runtime, port, host, supervised.port(SHOP), TWIN, supervised.port(TWIN)));
        balance("haproxy", port, "-db", "-f", config.toString());
        operator.connection(host + "-haproxy", "HAPROXY", Map.of("address", "127.0.0.1:" + runtime, "act", "yes"));
        labels.putAll(Map.of("haproxy_source", host + "-haproxy", "backend", "web"));
        return URI.create("http://127.0.0.1:" + port);
    }

    /** As {@link #haproxy}; and it keeps no connections, which a reload would end. */
    private URI nginx() throws Exception {
        int port = SshServer.freePort();
        var file = upstreams().resolve("web.conf");
        Files.writeString(
                file,
                "server 127.0.0.1:%d;\nserver 127.0.0.1:%d;\n".formatted(supervised.port(SHOP), supervised.port(TWIN)));
        var config = Files.writeString(
                folder.resolve("nginx.conf"),
                """
                pid %1$s/nginx.pid;
                error_log %1$s/error.log;
                events {}
                http {
                    access_log off;
                    keepalive_timeout 0;
                    proxy_next_upstream off;
                    client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy; fastcgi_temp_path %1$s/fastcgi;
                    uwsgi_temp_path %1$s/uwsgi; scgi_temp_path %1$s/scgi;
                    upstream web { include %1$s/upstreams/*; }
                    server { listen 127.0.0.1:%2$d; location / { proxy_pass http://web; } }
                }
                """
                        .formatted(folder, port));
        balance("nginx", port, "-c", config.toString(), "-g", "daemon off;");
        labels.putAll(Map.of("nginx_source", host, "upstream_file", file.toString()));
        labels.put("port", Integer.toString(supervised.port(SHOP)));
        return URI.create("http://127.0.0.1:" + port);
    }

    private static Path upstreams() throws Exception {
        return Files.createDirectories(folder.resolve("upstreams"));
    }

    /** Returns once it takes connections. */
    private void balance(String program, int port, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(RealPrograms.require(program).toString()));
        command.addAll(List.of(arguments));
        balancers.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(program + ".out").toFile())
                .start());
        SupervisedHost.awaitConnections(port, program);
    }
}
