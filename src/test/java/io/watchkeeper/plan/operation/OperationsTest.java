package io.watchkeeper.plan.operation;

import static io.watchkeeper.plan.operation.Calls.KEY;
import static io.watchkeeper.plan.operation.Calls.SECRET;
import static io.watchkeeper.plan.operation.Calls.WITHIN;
import static io.watchkeeper.testing.Administrator.asAdministrator;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.inject.Inject;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.watchkeeper.decision.diagnosis.ParameterType;
import io.watchkeeper.decision.plan.OperationCall;
import io.watchkeeper.decision.plan.OperationKind;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Through what operators configured, as a run does. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class OperationsTest {
    private final String name = "balancer-" + UUID.randomUUID();
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private volatile String authorization = "";
    private HttpServer server;

    @Inject
    Operations operations;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::tellTheSecret);
        server.start();
        asAdministrator()
                .contentType(ContentType.JSON)
                .body(Map.of("value", SECRET))
                .put("/api/v1/secrets/" + name)
                .then()
                .statusCode(200);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void tellTheSecret(HttpExchange exchange) throws IOException {
        authorization = exchange.getRequestHeaders().getFirst("Authorization");
        var body = ("{\"said\": \"" + authorization + "\"}").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void what_may_be_asked_is_not_acted_through() throws Exception {
        configure(Map.of("url", url()));
        assertThat(carryOut(drain(), "default"))
                .isEqualTo(new Outcome.Failed("the connection " + name
                        + " may be asked, not acted through: an operator would have to set act = yes on it"));
        assertThat(authorization).isEmpty();
    }

    @Test
    void a_secret_is_used_and_told_to_nobody() throws Exception {
        configure(Map.of("url", url(), "act", "yes"));
        assertThat(carryOut(drain(), "default"))
                .isInstanceOfSatisfying(
                        Outcome.Done.class, done -> assertThat(done.outputs()).containsEntry("said", "Bearer ***"));
        assertThat(authorization).isEqualTo("Bearer " + SECRET);
        assertThat(lines).isNotEmpty().noneMatch(line -> line.contains(SECRET));
    }

    @Test
    void a_connection_of_another_workspace_is_none() throws Exception {
        configure(Map.of("url", url(), "act", "yes"));
        assertThat(carryOut(drain(), "elsewhere")).isEqualTo(new Outcome.Failed("no connection is called " + name));
    }

    @Test
    void a_value_of_another_form_than_its_type_is_refused_at_the_last_moment() throws Exception {
        configure(Map.of("url", url(), "act", "yes"));
        var call = Calls.typed(
                Calls.call(OperationKind.HTTP, List.of("POST", "/{host}"), Map.of("host", "web-1; reboot")),
                Map.of("host", ParameterType.HOST));
        assertThat(carryOut(named(call), "default"))
                .isEqualTo(new Outcome.Failed("the value for host is not a host name or an IP address"));
    }

    @Test
    void a_connection_of_another_kind_is_refused() throws Exception {
        configure(Map.of("url", url(), "act", "yes"));
        assertThat(carryOut(named(Calls.call(OperationKind.NOTIFY, List.of("text"), Map.of())), "default"))
                .isEqualTo(new Outcome.Failed("the connection " + name + " is of the kind HTTP, not WEBHOOK"));
    }

    private OperationCall drain() {
        return named(Calls.call(OperationKind.HTTP, List.of("POST", "/drain"), Map.of()));
    }

    private Outcome carryOut(OperationCall call, String workspace) throws InterruptedException {
        return operations.carryOut(workspace, call, KEY, WITHIN, lines::add);
    }

    private OperationCall named(OperationCall call) {
        return new OperationCall(
                call.operation(),
                call.kind(),
                name,
                call.does(),
                call.values(),
                call.types(),
                call.target(),
                call.timeout(),
                call.idempotent());
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void configure(Map<String, String> settings) {
        asAdministrator()
                .contentType(ContentType.JSON)
                .body(Map.of("kind", "HTTP", "settings", new TreeMap<>(settings), "secret", name))
                .put("/api/v1/check-sources/" + name)
                .then()
                .statusCode(200);
    }
}
