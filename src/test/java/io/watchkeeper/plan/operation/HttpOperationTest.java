package io.watchkeeper.plan.operation;

import static io.watchkeeper.plan.operation.Calls.KEY;
import static io.watchkeeper.plan.operation.Calls.SECRET;
import static io.watchkeeper.plan.operation.Calls.WITHIN;
import static io.watchkeeper.plan.operation.Calls.call;
import static io.watchkeeper.plan.operation.Calls.typed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import io.watchkeeper.decision.diagnosis.ParameterType;
import io.watchkeeper.decision.plan.OperationCall;
import io.watchkeeper.decision.plan.OperationKind;
import io.watchkeeper.diagnosis.check.CheckFailed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent to a load balancer, and what its answers are taken for. The balancer is the JDK's web server. */
class HttpOperationTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_800_000_000), ZoneOffset.UTC);

    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> headers = Collections.synchronizedList(new ArrayList<>());
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private volatile int status = 200;
    private volatile String answer = "{\"id\":7,\"state\":\"draining\",\"more\":{}}";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @AfterAll
    static void close() {
        VERTX.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Stream.of("Authorization", "Idempotency-Key", Signature.HEADER)
                .map(name -> name + ": " + exchange.getRequestHeaders().getFirst(name))
                .forEach(headers::add);
        var body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/elsewhere");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void a_request_carries_its_values_its_key_and_its_token() throws Exception {
        var call = typed(
                call(
                        OperationKind.HTTP,
                        List.of(
                                "PUT",
                                "/pools/{pool}/members/{member}?reason={why}",
                                """
                                {"state": "drain", "weight": "{weight}", "by": ["{why}", 1]}"""),
                        Map.of("pool", "web", "member", "10.0.0.1:80", "why", "a \"b\"&c=d", "weight", "0")),
                Map.of("weight", ParameterType.NUMBER));

        var outcome = send(call, Map.of());

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Done.class, done -> assertThat(done.outputs())
                .containsOnly(Map.entry("status", "200"), Map.entry("id", "7"), Map.entry("state", "draining")));
        assertThat(requests)
                .containsExactly(
                        "PUT /api/pools/web/members/10.0.0.1%3A80?reason=a%20%22b%22%26c%3Dd {\"state\":\"drain\",\"weight\":0,\"by\":[\"a \\\"b\\\"&c=d\",1]}");
        assertThat(headers).contains("Authorization: Bearer " + SECRET, "Idempotency-Key: " + KEY);
        assertThat(lines).contains("HTTP 200");
    }

    @Test
    void a_connection_that_signs_shows_no_secret() throws Exception {
        send(call(OperationKind.HTTP, List.of("POST", "/drain", "{}"), Map.of()), Map.of("sign", "hmac-sha256"));

        var signed = "1800000000\nPOST\n/api/drain\n" + KEY + "\n{}";
        assertThat(headers).contains("Authorization: null", "Watchkeeper-Signature: t=1800000000,v1=" + hmac(signed));
    }

    @Test
    void a_message_is_signed_and_its_values_are_plain_text() throws Exception {
        var call = call(
                OperationKind.NOTIFY,
                List.of("{host} was restarted", "by a plan"),
                Map.of("host", "web-1\",\"x\":\"{other}"));
        var outcome = new NotifyOperation(new SendingClient(VERTX), new Credentials(CLOCK))
                .carryOut(call, connection(Map.of()), KEY, WITHIN, lines::add);

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(requests.get(0))
                .startsWith("POST /api {")
                .contains("\"text\":\"web-1\\\",\\\"x\\\":\\\"{other} was restarted\\nby a plan\"");
        assertThat(headers).anyMatch(header -> header.startsWith("Watchkeeper-Signature: t=1800000000,v1="));
    }

    /** Eight senders on few cores rest often; an answer asked for only after the sending was then taken for none. */
    @Test
    void an_answer_that_comes_before_its_sender_is_back_is_read() throws Exception {
        var senders = Executors.newFixedThreadPool(8);
        var sent = senders.invokeAll(Collections.nCopies(
                1_200, () -> send(call(OperationKind.HTTP, List.of("POST", "/drain", "{}"), Map.of()), Map.of())));
        senders.shutdown();
        assertThat(sent).extracting(Future::get).hasOnlyElementsOfType(Outcome.Done.class);
    }

    @ParameterizedTest
    @CsvSource({"301", "400", "403", "404", "409", "501"})
    void a_refusal_is_known_not_to_have_been_done(int refusal) throws Exception {
        status = refusal;
        assertThat(send(call(OperationKind.HTTP, List.of("POST", "/drain"), Map.of()), Map.of()))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class, failed -> assertThat(failed.why()).contains(String.valueOf(refusal)));
        assertThat(requests).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"500", "502", "503", "504"})
    void a_server_that_broke_may_have_done_it(int error) throws Exception {
        status = error;
        assertThat(send(call(OperationKind.HTTP, List.of("POST", "/drain"), Map.of()), Map.of()))
                .isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void nobody_there_is_known_and_no_answer_is_not() throws Exception {
        var drain = call(OperationKind.HTTP, List.of("POST", "/drain"), Map.of());
        String url;
        try (var silent = new ServerSocket(0)) {
            url = "http://127.0.0.1:" + silent.getLocalPort();
            var patience = Duration.ofMillis(300);
            assertThat(http().carryOut(drain, Calls.connection(Map.of("url", url)), KEY, patience, lines::add))
                    .isInstanceOf(Outcome.Unknown.class);
        }
        assertThat(http().carryOut(drain, Calls.connection(Map.of("url", url)), KEY, WITHIN, lines::add))
                .isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void an_answer_without_end_is_cut() throws Exception {
        answer = "x".repeat(3 << 20);
        send(call(OperationKind.HTTP, List.of("GET", "/"), Map.of()), Map.of());
        assertThat(String.join("", lines).length()).isBetween(1 << 20, (1 << 20) + 100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", ""})
    void a_value_that_leads_out_of_the_path_is_refused(String value) {
        assertThatThrownBy(() -> send(
                        call(OperationKind.HTTP, List.of("DELETE", "/pools/{pool}/x"), Map.of("pool", value)),
                        Map.of()))
                .isInstanceOf(CheckFailed.class);
        assertThat(requests).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../admin", "a\r\nHost: evil", "x?y=1#z", "http://evil/", "a/b"})
    void a_hostile_value_is_one_segment(String value) throws Exception {
        send(call(OperationKind.HTTP, List.of("DELETE", "/pools/{pool}/x"), Map.of("pool", value)), Map.of());
        assertThat(requests).hasSize(1);
        assertThat(requests.get(0)).matches("DELETE /api/pools/[^/?#\\s]+/x ");
    }

    private Outcome send(OperationCall call, Map<String, String> settings) throws InterruptedException {
        return http().carryOut(call, connection(settings), KEY, WITHIN, lines::add);
    }

    private static HttpOperation http() {
        return new HttpOperation(new SendingClient(VERTX), new Credentials(CLOCK));
    }

    private Connection connection(Map<String, String> settings) {
        var all = new TreeMap<>(settings);
        all.put("url", "http://127.0.0.1:" + server.getAddress().getPort() + "/api");
        return Calls.connection(all);
    }

    private static String hmac(String text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
