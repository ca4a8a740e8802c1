package io.watchkeeper.journal.shadow;

import static io.watchkeeper.testing.Administrator.as;
import static io.watchkeeper.testing.Administrator.asAdministrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.access.Colleagues;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.rulebook.LiveRulebook;
import io.watchkeeper.rulebook.RulebookFiles;
import io.watchkeeper.rulebook.release.VersionOverHttp;
import io.watchkeeper.rulebook.shadow.ShadowRulebook;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A version decides beside the live one: what people see of it, and that nobody else sees anything. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class ShadowHttpTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String GRADES =
            "In the shade a full disk waits,540,grade,x,HOST-DISK-SPACE,,,,qa-shade,,,,,,,INFO,OUTSIDE_PRODUCTION";
    private static final String POISON =
            """

            rule "Reads a label that is not there"
            when
                $a : Alert(labels["poison"] == "shade", labels["absent"].length() > 3)
            then
                insert(new Suppression($a.signal(), "HEARTBEAT"));
            end
            """;

    @Inject
    Colleagues colleagues;

    @Inject
    LiveRulebook live;

    @Inject
    ShadowRulebook shadow;

    @Inject
    Pool pool;

    private String li;
    private String wang;

    @BeforeEach
    void hire() {
        li = colleagues.token("li", "analyst", "rule-engineer");
        wang = colleagues.token("wang", "approver");
        stop();
    }

    @AfterEach
    void goBack() {
        stop();
        VersionOverHttp.backToTheFirst(live, wang);
    }

    private void stop() {
        shadow.current().ifPresent(there -> as(li).delete(
                        new VersionOverHttp(there.run().version()).address("/shadow")));
    }

    @Test
    void what_it_would_decide_otherwise_is_counted_and_explained_and_has_no_effect() {
        var draft = VersionOverHttp.draft(li, null).withRow(li, "grading/grading", GRADES);
        draft.step(li, "shadow", Map.of("reason", "is the lab too noisy?"))
                .statusCode(200)
                .body("shadow", equalTo(true))
                .body("live", equalTo(false));

        var event = alert("shaded-1", Map.of("env", "qa-shade"));
        alert("shaded-2", Map.of());
        var seen = seen(draft, found -> found.getLong("signals") >= 2);

        assertThat(seen.getBoolean("running")).isTrue();
        assertThat(seen.getLong("comparedWith")).isEqualTo(live.version().orElseThrow());
        assertThat(seen.getLong("differing")).isEqualTo(1);
        assertThat(seen.getLong("dropped")).isZero();
        assertThat(seen.getString("reason")).isEqualTo("is the lab too noisy?");
        assertThat(seen.getString("sentences[1].en"))
                .isEqualTo("1 of 2 signals would be graded differently: 0 graver, 1 milder.");
        assertThat(seen.getString("sentences[2].zh")).isEqualTo("共 2 条信号，已对比 2 条。");
        assertThat(seen.getString("examples[0].event")).isEqualTo(event);
        assertThat(seen.getString("examples[0].before.grade")).isEqualTo("CRITICAL");
        assertThat(seen.getString("examples[0].whyAfter.rules[0].name")).isEqualTo("In the shade a full disk waits");
        assertThat(seen.getString("examples[0].whyBefore.rules[0].table")).isEqualTo("grading/grading.drl.csv");

        assertDecidedByTheLiveOneAlone(event);
        assertThat(asAdministrator().get("/q/metrics").asString()).contains("watchkeeper_shadow_compared_total");
    }

    private void assertDecidedByTheLiveOneAlone(String event) {
        var read = asAdministrator().get("/api/v1/events/" + event).then();
        read.body("grade", equalTo("CRITICAL"))
                .body("rulebookVersion", equalTo(live.version().orElseThrow().intValue()));
        var decisions = asAdministrator()
                .get("/api/v1/events/" + event + "/decisions")
                .then()
                .extract()
                .jsonPath();
        assertThat(decisions.getList("items.rulebookVersion", Long.class))
                .containsOnly(live.version().orElseThrow());
        asAdministrator()
                .post("/api/v1/decisions/" + decisions.getString("items[0].id") + "/replay")
                .then()
                .body("identical", equalTo(true));
    }

    @Test
    void there_is_one_at_a_time_until_somebody_stops_it() {
        var first = VersionOverHttp.draft(li, null);
        var second = VersionOverHttp.draft(li, null);
        first.step(li, "shadow").statusCode(200);

        second.step(li, "shadow").statusCode(409).body("shadow", equalTo((int) first.version()));
        first.step(li, "shadow").statusCode(409);
        as(li).delete(second.address("/shadow")).then().statusCode(409);
        as(li).queryParam("reason", "seen enough")
                .delete(first.address("/shadow"))
                .then()
                .statusCode(200)
                .body("shadow", equalTo(false));

        assertThat(read(first).getString("ending")).isEqualTo("STOPPED");
        assertThat(first.steps(li)).endsWith("SHADOW li", "UNSHADOW li");
        second.step(li, "shadow").statusCode(200);
    }

    @Test
    void what_decides_already_or_is_not_there_cannot_be_in_shadow_and_a_viewer_may_only_look() {
        var reader = colleagues.token("reader", "viewer");
        var draft = VersionOverHttp.draft(li, null);

        new VersionOverHttp(live.version().orElseThrow()).step(li, "shadow").statusCode(409);
        new VersionOverHttp(999_999).step(li, "shadow").statusCode(404);
        draft.step(reader, "shadow").statusCode(403);
        as(reader).get(draft.address("/shadow")).then().statusCode(404);
        as(reader).delete(draft.address("/shadow")).then().statusCode(403);
    }

    @Test
    void one_whose_rules_fail_is_taken_out_with_the_rules_name_and_the_live_one_goes_on() {
        var poisoned = new VersionOverHttp(storedWith(POISON));
        poisoned.step(li, "shadow").statusCode(200);

        var event = alert("shaded-3", Map.of("poison", "shade"));
        var seen = seen(poisoned, found -> !found.getBoolean("running"));

        assertThat(seen.getString("ending")).isEqualTo("FAILED");
        assertThat(seen.getString("failure")).contains("Reads a label that is not there");
        assertThat(poisoned.read(li).getBoolean("shadow")).isFalse();
        assertThat(poisoned.steps(li)).endsWith("UNSHADOW watchkeeper");
        asAdministrator().get("/api/v1/events/" + event).then().body("grade", equalTo("CRITICAL"));
        assertThat(alert("shaded-4", Map.of("poison", "shade"))).isNotEmpty();
    }

    @Test
    void a_draft_that_is_edited_is_not_in_shadow_any_more() {
        var draft = VersionOverHttp.draft(li, null);
        draft.step(li, "shadow").statusCode(200);

        draft.withRow(li, "grading/grading", GRADES);

        assertThat(seen(draft, found -> !found.getBoolean("running")).getString("ending"))
                .isEqualTo("EDITED");
    }

    @Test
    void it_is_promoted_in_one_step_once_another_person_has_approved_it() {
        var draft = VersionOverHttp.draft(li, null).withRow(li, "grading/grading", GRADES);
        draft.step(wang, "shadow/promote").statusCode(409).body("detail", containsString("not in shadow"));
        draft.step(li, "shadow").statusCode(200);
        draft.step(wang, "shadow/promote").statusCode(409).body("missing", equalTo(List.of("submit", "approve")));
        draft.step(li, "submit").statusCode(200);
        draft.step(wang, "shadow/promote").statusCode(409).body("missing", equalTo(List.of("approve")));
        draft.step(li, "shadow/promote").statusCode(403);
        draft.step(wang, "approve").statusCode(200);

        draft.step(wang, "shadow/promote", Map.of("reason", "it was right all week"))
                .statusCode(200)
                .body("live", equalTo(true))
                .body("shadow", equalTo(false));

        assertThat(live.version()).contains(draft.version());
        assertThat(seen(draft, found -> !found.getBoolean("running")).getString("ending"))
                .isEqualTo("PUBLISHED");
    }

    private JsonPath seen(VersionOverHttp version, Predicate<JsonPath> wanted) {
        var deadline = System.nanoTime() + SOON.toNanos();
        while (true) {
            var seen = read(version);
            if (wanted.test(seen)) {
                return seen;
            }
            assertThat(System.nanoTime()).as(seen.prettify()).isLessThan(deadline);
        }
    }

    private JsonPath read(VersionOverHttp version) {
        return as(li).get(version.address("/shadow"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** A draft with one more scenario rule, as an engineer's import would store it. */
    private long storedWith(String rule) {
        var files = new TreeMap<>(RulebookFiles.library().files());
        files.computeIfPresent("scenario/scenario.drl", (name, text) -> text + rule);
        return pool.preparedQuery(
                        """
                        insert into rulebook (version, workspace, state, live, digest, content, created_by, created_at)
                        select max(version) + 1, 'default', 'DRAFT', false, $1, $2, 'zhao', now() from rulebook returning version
                        """)
                .execute(Tuple.of(new RulebookContent(files).digest(), new JsonObject(new HashMap<>(files))))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    /** @return the event's id */
    private static String alert(String host, Map<String, String> more) {
        var labels = new HashMap<>(
                Map.of("alertname", "HostOutOfDiskSpace", "severity", "critical", "instance", host + ":9100"));
        labels.putAll(more);
        return asAdministrator()
                .contentType(ContentType.JSON)
                .body(Map.of("labels", labels))
                .post("/api/v1/intake/alerts")
                .then()
                .statusCode(200)
                .body("results[0].outcome", equalTo("DECIDED"))
                .extract()
                .path("results[0].eventId");
    }
}
