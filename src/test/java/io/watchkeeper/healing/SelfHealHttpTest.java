package io.watchkeeper.healing;

import static io.watchkeeper.testing.Administrator.as;
import static io.watchkeeper.testing.Administrator.asAdministrator;
import static io.watchkeeper.testing.Administrator.newToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class SelfHealHttpTest {
    private static final String API = "/api/v1/self-heal/";
    /** No other test has events of it. */
    private static final String SCENARIO = "HOST-TIME-DRIFT";

    @Inject
    HealWatch watch;

    @Test
    void an_event_of_a_scenario_in_shadow_leaves_a_record_with_what_every_guard_said() {
        set(SCENARIO, Map.of("mode", "SHADOW")).statusCode(200).body("planCode", equalTo("TIME-RESYNC"));
        var object = "clock-" + UUID.randomUUID();
        var event = alert(object);
        watch.step().await().atMost(Duration.ofSeconds(20));

        var record = asAdministrator()
                .get(API + "records?object=" + object)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].eventId", equalTo(event))
                .body("items[0].mode", equalTo("SHADOW"))
                .body("items[0].verdict", equalTo("WAIT"))
                .body("items[0].guards.guard", hasItems("G1", "G20"))
                .body("items[0].guards.find { it.guard == 'G8' }.inputs.en", containsString("it must last 30 s first"))
                .body("items[0].guards.find { it.guard == 'G8' }.wouldPass.zh", containsString("持续达到 30 秒"))
                .body("items[0].runId", equalTo(null))
                .extract()
                .jsonPath()
                .getString("items[0].id");
        asAdministrator()
                .get("/api/v1/events/" + event)
                .then()
                .body("entries.kind", hasItem("SELF_HEAL_WAITING"))
                .body("entries.why.en", hasItem(notNullValue()));
        asAdministrator()
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "I know"))
                .post(API + "records/" + record + "/approve")
                .then()
                .statusCode(409);
        set(SCENARIO, Map.of("mode", "OFF")).statusCode(200);
    }

    @Test
    void a_mode_that_decides_needs_a_plan_and_all_must_be_known() {
        set("CAPACITY-UNDERUSED", Map.of("mode", "AUTOMATIC"))
                .statusCode(422)
                .body("errors.code", hasItem("MISSING_PLAN"))
                .body("errors.pointer", hasItem("/planCode"));
        set("CAPACITY-UNDERUSED", Map.of("mode", "SHADOW", "planCode", "NO-SUCH-PLAN"))
                .statusCode(422)
                .body("errors.code", hasItem("UNKNOWN_PLAN"));
        set("NO-SUCH-SCENARIO", Map.of("mode", "OFF")).statusCode(422).body("errors.code", hasItem("UNKNOWN_SCENARIO"));
        set("CAPACITY-UNDERUSED", Map.of("mode", "FULL")).statusCode(422).body("errors.code", hasItem("UNKNOWN_MODE"));
    }

    @Test
    void a_mode_that_somebody_set_is_changed_by_who_has_read_it() {
        var scenario = "STORAGE-SLOW";
        set(scenario, Map.of("mode", "RECOMMEND", "planCode", "EXAMINE")).statusCode(200);
        var etag = asAdministrator()
                .get(API + "scenarios/" + scenario)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        var changed = Map.of("mode", "OFF", "planCode", "EXAMINE");
        put(scenario, changed, null).statusCode(428);
        put(scenario, changed, "\"77\"").statusCode(412);
        put(scenario, changed, etag).statusCode(200).body("mode", equalTo("OFF"));
        as(newToken("mode", "responder"))
                .contentType(ContentType.JSON)
                .body(changed)
                .put(API + "scenarios/" + scenario)
                .then()
                .statusCode(403);
    }

    @Test
    void nothing_is_automatic_before_somebody_says_so() {
        var modes = asAdministrator()
                .get(API + "scenarios")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<String>getList("items.findAll { it.changedBy == null }.mode");
        assertThat(modes).hasSizeGreaterThan(8).containsOnly("RECOMMEND");
    }

    @Test
    void a_kill_switch_needs_a_reason_and_says_who_engaged_it() {
        var scope = "scenario:" + SCENARIO + "-" + Instant.now().getEpochSecond();
        kill(scope, Map.of("engaged", true)).statusCode(422).body("errors.code", hasItem("REASON_REQUIRED"));
        kill("everything", Map.of("engaged", true, "reason", "now"))
                .statusCode(422)
                .body("errors.code", hasItem("UNKNOWN_SCOPE"));
        kill(scope, Map.of("engaged", true, "reason", "release night"))
                .statusCode(200)
                .body("engaged", equalTo(true))
                .body("reason", equalTo("release night"));
        asAdministrator().get(API + "kill-switches").then().body("items.findAll { it.engaged }.scope", hasItem(scope));
        kill(scope, Map.of("engaged", false, "reason", "it is over")).body("engaged", equalTo(false));
        as(newToken("kill", "responder"))
                .contentType(ContentType.JSON)
                .body(Map.of("engaged", true, "reason", "please"))
                .put(API + "kill-switches/workspace")
                .then()
                .statusCode(403);
    }

    @Test
    void what_is_not_there_cannot_be_answered_or_closed() {
        asAdministrator()
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "mended"))
                .post(API + "breakers/scenario:NONE/close")
                .then()
                .statusCode(404);
        asAdministrator().get(API + "records/999999999").then().statusCode(404);
        asAdministrator().get(API + "records?verdict=MAYBE").then().statusCode(400);
        asAdministrator().get(API + "records?cursor=x").then().statusCode(400);
        asAdministrator()
                .get(API + "records?from=2026-05-02T00:00:00Z&to=2026-05-01T00:00:00Z&state=OTHER")
                .then()
                .statusCode(400)
                .body("errors.code", hasItems("NOT_AFTER_FROM", "UNKNOWN_VALUE"));
        asAdministrator().get(API + "breakers").then().statusCode(200);
        asAdministrator().get(API + "backtest").then().statusCode(400);
        asAdministrator().get(API + "backtest?rulebookVersion=9999999").then().statusCode(422);
        asAdministrator()
                .get(API + "backtest?rulebookVersion=1")
                .then()
                .statusCode(200)
                .body("rulebookVersion", equalTo(1));
    }

    private static String alert(String object) {
        return asAdministrator()
                .contentType(ContentType.JSON)
                .body(Map.of("labels", Map.of("alertname", "HostClockSkew", "instance", object)))
                .post("/api/v1/intake/alerts")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("results[0].eventId");
    }

    private static ValidatableResponse set(String scenario, Map<String, ?> body) {
        var etag = asAdministrator().get(API + "scenarios/" + scenario).header("ETag");
        return put(scenario, body, etag);
    }

    private static ValidatableResponse put(String scenario, Map<String, ?> body, String etag) {
        var request = asAdministrator().contentType(ContentType.JSON).body(body);
        return (etag == null ? request : request.header("If-Match", etag))
                .put(API + "scenarios/" + scenario)
                .then();
    }

    private static ValidatableResponse kill(String scope, Map<String, ?> body) {
        return asAdministrator()
                .contentType(ContentType.JSON)
                .body(body)
                .put(API + "kill-switches/" + scope)
                .then();
    }
}
