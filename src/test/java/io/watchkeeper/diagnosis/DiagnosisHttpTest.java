package io.watchkeeper.diagnosis;

import static io.watchkeeper.testing.Administrator.as;
import static io.watchkeeper.testing.Administrator.asAdministrator;
import static io.watchkeeper.testing.Administrator.newToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.testing.Canary;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Diagnoses from the alert to the event, with a real PostgreSQL as what is diagnosed. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class DiagnosisHttpTest {
    private static final String SOURCES = "/api/v1/check-sources/";
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    DiagnosisRuns runs;

    @Inject
    Pool pool;

    @Inject
    LockedTable lock;

    private String source;

    @BeforeEach
    void name() {
        source = "db-" + UUID.randomUUID();
    }

    @Test
    void a_real_lock_is_found_by_itself_and_changes_what_the_event_recommends() throws Exception {
        configure(Canary.plant("database-of-checks"));
        try (var forgotten = lock.held();
                var waiting = lock.connection()) {
            var blocked = CompletableFuture.runAsync(() -> LockedTable.update(waiting));
            var event = alert("MysqlDeadlock", Map.of("database_source", source));

            var diagnosis = ended(latest(event));

            assertThat(diagnosis.getString("state")).isEqualTo("CONCLUDED");
            assertThat(diagnosis.getString("conclusion.code")).isEqualTo("LOCK-IDLE");
            assertThat(diagnosis.getString("conclusion.text.zh")).contains("空闲事务");
            assertThat(diagnosis.getList("path.node"))
                    .isEqualTo(List.of("DB-ANSWERS", "DB-WAITING", "DB-HOLDER", "LOCK-IDLE"));
            assertThat(diagnosis.getString("path[2].evidence.text")).isEqualTo("idle in transaction");
            assertThat(diagnosis.getBoolean("automatic")).isTrue();
            asAdministrator()
                    .get("/api/v1/events/" + event)
                    .then()
                    .body("diagnosis.state", equalTo("CONCLUDED"))
                    .body("diagnosis.conclusion.en", containsString("forgotten"))
                    .body("recommendations[0].plan.code", equalTo("QUERY-STOP"))
                    .body("recommendations[0].reasons.en", hasItem(containsString("diagnosis")))
                    .body("entries.kind", contains("DIAGNOSED"));
            forgotten.rollback();
            blocked.join();
        }
    }

    @Test
    void once_the_lock_is_gone_a_diagnosis_on_request_finds_something_else_and_says_what_differs() throws Exception {
        configure("secret-of-checks");
        String event;
        try (var forgotten = lock.held();
                var waiting = lock.connection()) {
            var blocked = CompletableFuture.runAsync(() -> LockedTable.update(waiting));
            event = alert("MysqlDeadlock", Map.of("database_source", source));
            assertThat(ended(latest(event)).getString("conclusion.code")).isEqualTo("LOCK-IDLE");
            forgotten.rollback();
            blocked.join();
        }
        var again = ended(start(event, "responder"));

        assertThat(again.getString("conclusion.code")).isEqualTo("DB-CALM");
        assertThat(again.getBoolean("former.same")).isFalse();
        assertThat(again.getString("former.conclusion")).isEqualTo("LOCK-IDLE");
        assertThat(again.getList("former.differing")).contains("DB-WAITING");
        asAdministrator()
                .get("/api/v1/events/" + event + "/diagnoses")
                .then()
                .body("items.id", contains(again.getString("id"), again.getString("former.id")));
    }

    @Test
    void a_check_without_a_source_is_an_error_that_leads_on_and_not_an_exception() {
        var event = alert("MysqlDeadlock", Map.of("database_source", "nobody-" + source));

        var diagnosis = ended(latest(event));

        assertThat(diagnosis.getString("state")).isEqualTo("INCONCLUSIVE");
        assertThat(diagnosis.getString("path[0].evidence.status")).isEqualTo("ERROR");
        assertThat(diagnosis.getString("path[0].evidence.why")).contains("no source of checks is called nobody-");
    }

    @Test
    void what_another_node_has_left_is_gone_on_with_and_not_asked_again() {
        configure("secret-of-checks");
        var event = alert("MysqlDeadlock", Map.of("database_source", source));
        var id = start(event, "responder", false);
        // as a node that had two answers when it was killed, a while ago
        sql(
                "update diagnosis set owner = 'gone', fence = 7, lease_until = now() - interval '1 second' where id = $1",
                id);
        answered(id, "DB-ANSWERS", 1, "");
        answered(id, "DB-WAITING", 5, "");
        answered(id, "DB-HOLDER", 0, "active");

        var diagnosis = ended(id);

        assertThat(diagnosis.getString("conclusion.code")).isEqualTo("LOCK-ACTIVE");
        assertThat(diagnosis.getDouble("path[1].evidence.value")).isEqualTo(5);
    }

    @Test
    void what_runs_on_another_node_is_left_to_it_and_what_is_late_is_timed_out() {
        var event = alert("MysqlDeadlock", Map.of("database_source", source));
        var id = start(event, "responder", false);
        sql(
                "update diagnosis set owner = 'there', fence = 7, lease_until = now() + interval '1 hour' where id = $1",
                id);
        runs.step().await().atMost(SOON);
        find(id).body("state", equalTo("RUNNING"));

        sql("update diagnosis set lease_until = null, deadline_at = now() - interval '1 second' where id = $1", id);
        assertThat(ended(id).getString("state")).isEqualTo("TIMED_OUT");
        asAdministrator().get("/api/v1/events/" + event).then().body("diagnosis.state", equalTo("TIMED_OUT"));
    }

    @Test
    void the_tree_that_is_wanted_must_exist_and_the_event_be_open() {
        var event = alert("MysqlDeadlock", Map.of("database_source", source));
        request(event, Map.of("tree", "NO-SUCH")).statusCode(422).body("errors[0].allowed", containsString("HOST-CPU"));
        asAdministrator()
                .contentType(ContentType.JSON)
                .body(Map.of("cause", "over"))
                .post("/api/v1/events/" + event + "/complete")
                .then()
                .statusCode(200);
        request(event, Map.of()).statusCode(409);
    }

    private void configure(String secret) {
        sql("create role \"" + source + "\" login password '" + secret + "' in role pg_monitor");
        asAdministrator()
                .contentType(ContentType.JSON)
                .body(Map.of("value", secret))
                .put("/api/v1/secrets/" + source)
                .then()
                .statusCode(200);
        put(body("localhost"), null).statusCode(200);
    }

    private Map<String, ?> body(String host) {
        var address = lock.address();
        var settings = Map.of(
                "host",
                host,
                "port",
                Integer.toString(address.getPort()),
                "database",
                address.getPath().substring(1),
                "user",
                source);
        return Map.of("kind", "POSTGRESQL", "settings", settings, "secret", source);
    }

    private io.restassured.response.ValidatableResponse put(Map<String, ?> body, String ifMatch) {
        var request = asAdministrator().contentType(ContentType.JSON).body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put(SOURCES + source)
                .then();
    }

    private String alert(String name, Map<String, String> labels) {
        var all = new java.util.TreeMap<>(labels);
        all.put("alertname", name);
        all.put("severity", "warning");
        all.put("instance", "pg-" + UUID.randomUUID());
        return asAdministrator()
                .contentType(ContentType.JSON)
                .body(List.of(Map.of("labels", all)))
                .post("/api/v1/intake/alerts")
                .then()
                .statusCode(200)
                .extract()
                .path("results[0].eventId");
    }

    private String latest(String event) {
        runs.step().await().atMost(SOON);
        return asAdministrator()
                .get("/api/v1/events/" + event + "/diagnoses")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");
    }

    private String start(String event, String role) {
        return start(event, role, true);
    }

    private String start(String event, String role, boolean run) {
        var answer = as(newToken(role + UUID.randomUUID(), role))
                .contentType(ContentType.JSON)
                .body(Map.of())
                .post("/api/v1/events/" + event + "/diagnoses")
                .then()
                .statusCode(202)
                .header("Location", containsString("/api/v1/diagnoses/"));
        if (run) {
            runs.step().await().atMost(SOON);
        }
        return answer.extract().path("id");
    }

    private static io.restassured.response.ValidatableResponse request(String event, Map<String, String> body) {
        return asAdministrator()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/events/" + event + "/diagnoses")
                .then();
    }

    private static io.restassured.response.ValidatableResponse find(String id) {
        return asAdministrator().get("/api/v1/diagnoses/" + id).then().statusCode(200);
    }

    /** Runs it here, after those of other tests that are due before it, and waits for its end. */
    private JsonPath ended(String id) {
        long until = System.nanoTime() + SOON.toNanos();
        while (System.nanoTime() < until) {
            runs.step().await().atMost(SOON);
            var seen = find(id).extract().jsonPath();
            if (!seen.getString("state").equals("RUNNING")) {
                return seen;
            }
        }
        throw new AssertionError(
                "diagnosis " + id + " did not end: " + find(id).extract().asString());
    }

    private void answered(String id, String node, double value, String text) {
        pool.preparedQuery(
                        """
                        insert into diagnosis_evidence (diagnosis_id, workspace, node, check_code, kind, source, parameters, status, value, text, unit, why, observed_at, took_millis)
                        values ($1, 'default', $2, 'X', 'SQL', 'before', '{}', 'OK', $3, $4, '', '', now(), 1)
                        """)
                .execute(Tuple.of(Long.valueOf(id), node, value, text))
                .await()
                .indefinitely();
    }

    private void sql(String statement, String id) {
        pool.preparedQuery(statement)
                .execute(Tuple.of(Long.valueOf(id)))
                .await()
                .indefinitely();
    }

    private void sql(String statement) {
        pool.query(statement).execute().await().indefinitely();
    }
}
