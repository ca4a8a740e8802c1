package io.watchkeeper.journal;

import static io.watchkeeper.testing.Administrator.asAdministrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.watchkeeper.access.Colleagues;
import io.watchkeeper.rulebook.LiveRulebook;
import io.watchkeeper.rulebook.Publisher;
import io.watchkeeper.rulebook.release.VersionOverHttp;
import io.watchkeeper.testing.DatabaseForTests;
import io.watchkeeper.testing.OwnStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A published rule that fails on some signals: what the sender, the operator and the next version see of it. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
@TestProfile(OwnStore.class)
class FaultyRulebookTest {
    private static final String RULE = "Reads a label that is not there";
    private static final String POISON =
            """
            rule "%s"
            when
                $a : Alert(labels["poison"] == "yes", labels["absent"].length() > 3)
            then
                insert(new Suppression($a.signal(), "HEARTBEAT"));
            end
            """
                    .formatted(RULE);

    @Inject
    Publisher publisher;

    @Inject
    LiveRulebook live;

    @Inject
    Upkeep upkeep;

    @Inject
    Colleagues colleagues;

    private final String host = "poisoned-" + Long.toString(System.nanoTime(), 36);
    private long sound;
    private long faulty;

    @BeforeEach
    void publishTheFaultyVersion() {
        sound = live.current().version();
        faulty = publisher.publishWith(POISON);
    }

    @AfterEach
    void goBackToTheFirstVersion() {
        VersionOverHttp.backToTheFirst(live, colleagues.token("wang", "approver"));
    }

    @Test
    void what_a_rule_fails_on_waits_undecided_and_the_next_version_decides_it() {
        assertThat(post(host, true)).isEqualTo("UNDECIDED");
        assertThat(post("other-" + host, false)).isEqualTo("DECIDED");
        decideUndecided();
        events(host).body("items.size()", equalTo(0));

        var mended = publisher.publishWith("// mended\n");
        decideUndecided();

        events(host)
                .body("items.size()", equalTo(1))
                .body("items[0].occurrences", equalTo(1))
                .body("items[0].rulebookVersion", equalTo((int) mended));
        assertThat(post(host, true)).isEqualTo("DUPLICATE");
    }

    @Test
    void what_waits_is_listed_with_the_rule_that_failed_until_it_is_decided() {
        post(host, true);

        var listed = asAdministrator()
                .get("/api/v1/signals/undecided")
                .then()
                .statusCode(200)
                .body("items.findAll { it.object.name == '" + host + "' }.size()", equalTo(1))
                .body("items[-1].rulebookVersion", equalTo((int) faulty))
                .body("items[-1].why", containsString(RULE))
                .extract();
        page("/events").body(containsString("href=\"/undecided\""));
        page("/undecided").body(containsString(host)).body(containsString(RULE));
        asAdministrator()
                .get("/api/v1/signals/undecided?cursor=" + listed.path("items[-1].signalId"))
                .then()
                .body("items.size()", equalTo(0));

        publisher.publishWith("// decides what waits\n");
        decideUndecided();

        page("/undecided").body(not(containsString(host)));
        page("/events").body(not(containsString("href=\"/undecided\"")));
    }

    @Test
    void the_version_is_marked_once_stays_live_and_keeps_the_mark_when_it_is_replaced() {
        rulebook(faulty).body("state", equalTo("PUBLISHED")).body("fault", nullValue());

        post(host, true);
        var at = rulebook(faulty)
                .body("state", equalTo("FAULTY"))
                .body("live", equalTo(true))
                .body("fault.rule", equalTo(RULE))
                .body("fault.at", notNullValue())
                .extract()
                .<String>path("fault.at");
        post("again-" + host, true);

        rulebook(faulty).body("fault.at", equalTo(at));
        rulebook(sound).body("state", equalTo("RETIRED")).body("fault", nullValue());
        assertThat(marks()).containsExactly(Map.of("rule", RULE));
        asAdministrator().get("/q/health/ready").then().statusCode(200);

        publisher.publishWith("// mended again\n");
        rulebook(faulty)
                .body("state", equalTo("FAULTY"))
                .body("live", equalTo(false))
                .body("publishedAt", notNullValue());
    }

    @Test
    void the_console_names_the_rule_on_the_page_of_the_version_and_marks_it_in_the_list() {
        page("/rulebooks/" + faulty).body(not(containsString(RULE + "”")));

        post(host, true);

        page("/rulebooks/" + faulty)
                .body(containsString("Rule “" + RULE + "” failed on a signal."))
                .body(containsString("state-FAULTY"))
                .body(containsString("state-LIVE"));
        page("/rulebooks").body(containsString("state-FAULTY"));
    }

    @Test
    void a_dry_run_names_the_rule_and_marks_nothing() {
        var labels = Map.of("alertname", "HostOutOfDiskSpace", "instance", host, "poison", "yes");

        asAdministrator()
                .contentType(ContentType.JSON)
                .body(Map.of("facts", List.of(Map.of("type", "Alert", "labels", labels)), "rulebookVersion", faulty))
                .post("/api/v1/decisions/dry-run")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/facts"))
                .body("errors[0].code", equalTo("RULE_FAILED"))
                .body("errors[0].value", equalTo(RULE));
        rulebook(faulty).body("state", equalTo("PUBLISHED"));
    }

    private static ValidatableResponse page(String path) {
        return asAdministrator()
                .accept(ContentType.HTML)
                .header("Accept-Language", "en")
                .get(path)
                .then()
                .statusCode(200);
    }

    private void decideUndecided() {
        upkeep.decideUndecided().await().atMost(Duration.ofSeconds(10));
    }

    private static ValidatableResponse rulebook(long version) {
        return asAdministrator().get("/api/v1/rulebooks/" + version).then().statusCode(200);
    }

    private static ValidatableResponse events(String object) {
        return asAdministrator()
                .queryParam("object", object)
                .get("/api/v1/events")
                .then()
                .statusCode(200);
    }

    /** What the audit log has on the faults of the version. */
    private List<Map<String, String>> marks() {
        return asAdministrator()
                .queryParam("limit", 500)
                .get("/api/v1/audit")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<Map<String, Object>>getList("items")
                .stream()
                .filter(entry -> Objects.equals(entry.get("action"), "rulebook.faulty"))
                .filter(entry -> Objects.equals(entry.get("target"), Long.toString(faulty)))
                .map(FaultyRulebookTest::detail)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> detail(Map<String, Object> entry) {
        return (Map<String, String>) entry.get("detail");
    }

    /** @return what became of it */
    private static String post(String host, boolean poisoned) {
        var labels = new HashMap<>(
                Map.of("alertname", "HostOutOfDiskSpace", "severity", "critical", "instance", host + ":9100"));
        if (poisoned) {
            labels.put("poison", "yes");
        }
        return asAdministrator()
                .contentType(ContentType.JSON)
                .body(List.of(Map.of("labels", labels, "occurrenceId", "first")))
                .post("/api/v1/intake/alerts")
                .then()
                .statusCode(200)
                .extract()
                .path("results[0].outcome");
    }
}
