package io.watchkeeper.diagnosis;

import static io.watchkeeper.testing.Administrator.asAdministrator;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A diagnosis that is stored with its evidence, concluded again by the live version. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class DiagnosisReplayHttpTest {
    @Inject
    Pool pool;

    @Inject
    DiagnosisRuns runs;

    private String id;

    @BeforeEach
    void store() {
        var event = alert("MysqlDeadlock");
        id = asAdministrator()
                .contentType(ContentType.JSON)
                .body(Map.of("tree", "DATABASE-LOCKS"))
                .post("/api/v1/events/" + event + "/diagnoses")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        answered("DB-ANSWERS", "DB-ANSWERS", 1, "");
        answered("DB-WAITING", "DB-BLOCKED", 5, "");
        answered("DB-HOLDER", "DB-BLOCKER", 0, "active");
        sql("update diagnosis set state = 'CONCLUDED', cause = 'LOCK-ACTIVE', confidence = 'HIGH', impact = 'USUAL',"
                + " plans = '{}', ended_at = now() where id = $1");
    }

    @Test
    void the_stored_answers_lead_to_the_stored_conclusion() {
        replay("{}")
                .statusCode(200)
                .body("state", equalTo("CONCLUDED"))
                .body("conclusion.code", equalTo("LOCK-ACTIVE"))
                .body("same", equalTo(true))
                .body("differing", empty())
                .body("lacks", nullValue())
                .body("path.node", contains("DB-ANSWERS", "DB-WAITING", "DB-HOLDER", "LOCK-ACTIVE"));
    }

    @Test
    void other_answers_lead_elsewhere_and_change_nothing_that_is_stored() {
        replay("{\"evidence\":{\"DB-HOLDER\":{\"text\":\"idle in transaction\"},\"NOWHERE\":{\"value\":1}}}")
                .body("conclusion.code", equalTo("LOCK-IDLE"))
                .body("same", equalTo(false))
                .body("differing", contains("DB-HOLDER"))
                .body("unused", contains("NOWHERE"));
        replay("{\"evidence\":{\"DB-WAITING\":{\"value\":0}}}")
                .body("state", equalTo("INCONCLUSIVE"))
                .body("lacks", equalTo("DB-SLOW"));

        find().body("conclusion.code", equalTo("LOCK-ACTIVE")).body("path[2].evidence.text", equalTo("active"));
    }

    @Test
    void an_answer_to_another_question_is_none() {
        sql(
                "update diagnosis_evidence set parameters = '{\"limit\":\"3\"}' where diagnosis_id = $1 and node = 'DB-WAITING'");

        replay("{}").body("lacks", equalTo("DB-WAITING")).body("conclusion", nullValue());
    }

    @Test
    void an_edited_tree_is_walked_on_what_is_stored_of_many() {
        var tree = "/api/v1/rulebooks/1/trees/DATABASE-LOCKS";
        backtest(asAdministrator(), tree).body("diagnoses", equalTo(1)).body("same", equalTo(1));
        String draft = asAdministrator()
                .contentType(ContentType.JSON)
                .body(Map.of("basedOn", 1, "note", "backtested"))
                .post("/api/v1/rulebooks")
                .then()
                .statusCode(201)
                .extract()
                .path("version")
                .toString();
        var edited = asAdministrator()
                .get(tree)
                .asString()
                .replace("\"next\" : \"LOCK-ACTIVE\"", "\"next\" : \"LOCK-OTHER\"");
        tree = tree.replace("rulebooks/1", "rulebooks/" + draft);
        asAdministrator()
                .contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(edited)
                .put(tree)
                .then()
                .statusCode(200);

        backtest(asAdministrator(), tree)
                .body("same", equalTo(0))
                .body("differing.diagnosisId", contains(id))
                .body("differing[0].was.code", equalTo("LOCK-ACTIVE"))
                .body("differing[0].now.code", equalTo("LOCK-OTHER"))
                .body("differing[0].nodes", contains("DB-HOLDER"));
        backtest(new OwnWorkspace(runs).request(), tree).body("diagnoses", equalTo(0));
    }

    private static ValidatableResponse backtest(RequestSpecification caller, String tree) {
        return caller.get(tree + "/backtest?latest=1").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 501})
    void a_number_of_diagnoses_that_is_out_of_range_is_refused(int outside) {
        asAdministrator()
                .get("/api/v1/rulebooks/1/trees/DATABASE-LOCKS/backtest?latest=" + outside)
                .then()
                .statusCode(400)
                .body("errors[0].message.en", equalTo("latest cannot be read."))
                .body("errors[0].allowed", equalTo("a whole number from 1 to 500"));
    }

    @Test
    void what_there_is_not_is_refused_by_name() {
        replay("{\"rulebookVersion\":99999999}").statusCode(422).body("errors[0].pointer", equalTo("/rulebookVersion"));
        replay("{\"evidence\":{\"DB-HOLDER\":{\"status\":\"PERHAPS\"}}}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/evidence/DB-HOLDER/status"));
        replay("{\"evidence\":{\"DB-HOLDER\":{}}}").statusCode(422).body("errors[0].code", equalTo("MISSING_VALUE"));
        id = "999999999";
        replay("{}").statusCode(404);
    }

    private ValidatableResponse replay(String request) {
        return asAdministrator()
                .contentType(ContentType.JSON)
                .body(request)
                .post("/api/v1/diagnoses/" + id + "/replay")
                .then();
    }

    private ValidatableResponse find() {
        return asAdministrator().get("/api/v1/diagnoses/" + id).then();
    }

    private static String alert(String name) {
        return asAdministrator()
                .contentType(ContentType.JSON)
                .body(Map.of("labels", Map.of("alertname", name, "severity", "critical", "instance", "replayed:9100")))
                .post("/api/v1/intake/alerts")
                .then()
                .statusCode(200)
                .extract()
                .path("results[0].eventId");
    }

    /** As the check that the live version makes there asks it, of the source that is meant where the event names none. */
    private void answered(String node, String check, double value, String text) {
        pool.preparedQuery(
                        """
                        insert into diagnosis_evidence (diagnosis_id, workspace, node, check_code, kind, source, parameters, status, value, text, unit, why, observed_at, took_millis)
                        values ($1, 'default', $2, $3, 'SQL', 'database', '{}', 'OK', $4, $5, '', '', now(), 1)
                        """)
                .execute(Tuple.of(Long.valueOf(id), node, check, value, text))
                .await()
                .indefinitely();
    }

    private void sql(String statement) {
        pool.preparedQuery(statement)
                .execute(Tuple.of(Long.valueOf(id)))
                .await()
                .indefinitely();
    }
}
