package io.watchkeeper.access.once;

import static io.watchkeeper.testing.Administrator.as;
import static io.watchkeeper.testing.Administrator.asAdministrator;
import static io.watchkeeper.testing.Administrator.newToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.testing.DatabaseForTests;
import io.watchkeeper.testing.ServiceClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A script that got no answer asks again under the same key. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class OnceHttpTest {
    private static final String RULEBOOKS = "/api/v1/rulebooks";

    private final String key = UUID.randomUUID().toString();

    @Inject
    Pool pool;

    @Inject
    ServiceClock clock;

    @AfterEach
    void go_on() {
        clock.release();
    }

    private static Response draft(RequestSpecification by, String key, String body) {
        return by.contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post(RULEBOOKS);
    }

    private static Response draft(String key, String note) {
        return draft(asAdministrator(), key, "{\"note\":\"%s\"}".formatted(note));
    }

    private int latest() {
        return asAdministrator().get(RULEBOOKS).then().extract().path("items[0].version");
    }

    @Test
    void the_same_request_is_answered_alike_and_makes_one_draft() {
        var first = draft(key, "once");
        var again = draft(key, "once");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.header("Location")).isEqualTo(first.header("Location")).isNotBlank();
        assertThat(again.contentType()).startsWith("application/json");
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(latest()).isEqualTo(first.<Integer>path("version"));
    }

    @Test
    void requests_that_come_together_make_one_draft() throws Exception {
        int before = latest();
        var threads = Executors.newFixedThreadPool(6);
        try {
            List<Callable<Response>> requests = IntStream.range(0, 6)
                    .mapToObj(i -> (Callable<Response>) () -> draft(key, "together"))
                    .toList();
            for (var answer : threads.invokeAll(requests)) {
                assertThat(answer.get().statusCode()).isIn(201, 409);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(draft(key, "together").statusCode()).isEqualTo(201);
        assertThat(latest()).isEqualTo(before + 1);
    }

    @Test
    void another_body_under_a_known_key_is_refused() {
        draft(key, "one").then().statusCode(201);
        int latest = latest();

        draft(key, "other")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("detail", equalTo("The Idempotency-Key was used for another request; nothing was started."));
        asAdministrator()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body("{\"note\":\"one\"}")
                .post(RULEBOOKS + "/" + latest + "/submit")
                .then()
                .statusCode(422);
        assertThat(latest()).isEqualTo(latest);
    }

    @Test
    void a_key_is_its_senders_own() {
        var analyst = newToken("once " + key, "analyst");
        var body = "{\"note\":\"mine\"}";

        var mine = draft(as(analyst), key, body);
        var theirs = draft(asAdministrator(), key, body);

        assertThat(mine.statusCode()).isEqualTo(201);
        assertThat(theirs.statusCode()).isEqualTo(201);
        assertThat(theirs.<Integer>path("version")).isNotEqualTo(mine.<Integer>path("version"));
    }

    @Test
    void what_was_refused_may_come_again() {
        draft(asAdministrator(), key, "{\"basedOn\":999999}").then().statusCode(422);

        draft(key, "now right").then().statusCode(201);
    }

    @Test
    void a_key_is_known_for_a_day() {
        int first = draft(key, "old").then().statusCode(201).extract().path("version");

        clock.advance(Duration.ofHours(23));
        assertThat(draft(key, "old").<Integer>path("version")).isEqualTo(first);
        clock.advance(Duration.ofHours(2));
        assertThat(draft(key, "old").<Integer>path("version")).isGreaterThan(first);
    }

    @Test
    void where_the_node_died_before_its_answer_the_key_is_free_a_minute_later() {
        draft(key, "dying").then().statusCode(201);
        pool.preparedQuery("update once_answer set status = null where key = $1")
                .executeAndAwait(Tuple.of(key));

        draft(key, "dying").then().statusCode(409).contentType("application/problem+json");
        clock.advance(Duration.ofSeconds(61));
        draft(key, "dying").then().statusCode(201);
    }

    @Test
    void a_key_that_cannot_be_one_is_refused() {
        draft("k".repeat(256), "x")
                .then()
                .statusCode(400)
                .body("errors[0].allowed", equalTo("1 to 255 visible ASCII characters"));
    }

    @Test
    void a_backtest_is_begun_once() {
        var request = "{\"from\":\"2001-01-01T00:00:00Z\",\"to\":\"2001-01-02T00:00:00Z\"}";

        var first = backtest(request);
        var again = backtest(request);

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    }

    private Response backtest(String request) {
        return asAdministrator()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(request)
                .post(RULEBOOKS + "/1/backtests");
    }

    @Test
    void the_description_of_the_api_names_the_header() {
        asAdministrator()
                .accept("application/json")
                .get("/q/openapi")
                .then()
                .body(
                        "paths.'/api/v1/rulebooks'.post.parameters.find { it.name == 'Idempotency-Key' }.in",
                        equalTo("header"))
                .body(
                        "paths.'/api/v1/rulebooks/{version}/backtests'.post.parameters.find { it.name == 'Idempotency-Key' }.in",
                        equalTo("header"));
    }
}
