package io.watchkeeper.rulebook.exchange;

import static io.watchkeeper.testing.Administrator.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Colleagues;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.rulebook.LiveRulebook;
import io.watchkeeper.rulebook.RulebookRepository;
import io.watchkeeper.rulebook.StoredRulebook;
import io.watchkeeper.rulebook.release.VersionOverHttp;
import io.watchkeeper.testing.DatabaseForTests;
import io.watchkeeper.testing.OwnStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A newer library meets what people have changed meanwhile. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
@TestProfile(OwnStore.class)
class ImportHttpTest {
    private static final String RULEBOOKS = "/api/v1/rulebooks";
    private static final String JAR = "application/java-archive";
    private static final String GRADING = "grading/grading.drl.csv";
    private static final String LOCAL = "An unclassified error outside production is low";
    private static final String UPSTREAM = "A signal of a high scenario outside production is medium";
    private static final String BOTH = "A signal of a critical scenario outside production is high";
    /** Where a row of these may get one more environment: no test scenario knows it. */
    private static final String ENVIRONMENTS = "test, development";

    private static final String NEW = "New upstream,599,grade,x,HOST-CPU,,,,upstream-lab,,,,,,,INFO,OUTSIDE_PRODUCTION";

    @Inject
    Colleagues colleagues;

    @Inject
    LiveRulebook live;

    @Inject
    RulebookRepository rulebooks;

    @Inject
    Imports imports;

    private String li;
    private String wang;

    @BeforeEach
    void meet() {
        li = colleagues.token("li", "analyst", "rule-engineer");
        wang = colleagues.token("wang", "approver");
    }

    @AfterEach
    void goBackToTheFirstVersion() {
        VersionOverHttp.backToTheFirst(live, wang);
    }

    @Test
    void a_newer_library_becomes_a_draft_that_keeps_local_work_takes_upstream_work_and_lists_what_both_changed() {
        var local = publishLocalWork();

        var made = upload(Zips.library("1.1.0", newer()))
                .statusCode(201)
                .body("source", equalTo("LIBRARY"))
                .body("release", equalTo("1.1.0"))
                .body("base", equalTo(1))
                .body("live", equalTo((int) local.version()))
                .body("kept.name", contains(LOCAL))
                .body("changedUpstream.name", contains(UPSTREAM, "New upstream"))
                .body("conflicts", hasSize(1))
                .body("conflicts[0].file", equalTo(GRADING))
                .body("conflicts[0].name", equalTo(BOTH))
                .body("conflicts[0].ours", containsString("ours-lab"))
                .body("conflicts[0].theirs", containsString("theirs-lab"))
                .body("conflicts[0].state", equalTo("OPEN"))
                .body("open", equalTo(1));

        var draft = new VersionOverHttp(((Number) made.extract().path("version")).longValue());
        assertThat(made.extract().header("Location")).endsWith(draft.address(""));
        assertThat(draft.read(li).getString("note")).isEqualTo("content library 1.1.0");
        assertThat(draft.read(li).getString("state")).isEqualTo("DRAFT");
        assertThat(row(draft, LOCAL)).contains("local-lab");
        assertThat(row(draft, UPSTREAM)).contains("upstream-lab");
        assertThat(row(draft, "New upstream")).isEqualTo(NEW);
        assertThat(row(draft, BOTH)).contains("ours-lab");
        assertThat(live.version()).contains(local.version());
    }

    @Test
    void a_conflict_is_decided_either_way_and_until_then_the_draft_is_not_submitted() {
        publishLocalWork();
        var draft = imported(newer());

        draft.step(li, "submit")
                .statusCode(409)
                .body("undecided.name", contains(BOTH))
                .body("detail", containsString("decide"));
        decide(draft, decision(GRADING, BOTH, "THEIRS"))
                .statusCode(200)
                .body("open", equalTo(0))
                .body("conflicts[0].state", equalTo("THEIRS"));
        assertThat(row(draft, BOTH)).contains("theirs-lab");
        decide(draft, decision(GRADING, BOTH, "OURS")).statusCode(200).body("conflicts[0].state", equalTo("OURS"));
        assertThat(row(draft, BOTH)).contains("ours-lab");
        assertThat(row(draft, UPSTREAM)).contains("upstream-lab");

        assertThat(draft.steps(li)).containsExactly("CREATE li", "EDIT li");
        draft.publish(li, wang);
        assertThat(live.version()).contains(draft.version());
        decide(draft, decision(null, null, "OURS")).statusCode(409);
    }

    @Test
    void all_that_is_open_is_decided_at_once_and_what_was_edited_by_hand_stays() {
        publishLocalWork();
        var draft = imported(newer());
        edit(draft, text -> text.replace("ours-lab", "hand-lab"));

        as(li).get(draft.address("/import"))
                .then()
                .body("open", equalTo(0))
                .body("conflicts[0].state", equalTo("EDITED"));
        decide(draft, decision(null, null, "THEIRS")).statusCode(200);
        assertThat(row(draft, BOTH)).contains("hand-lab");

        var another = imported(newer());
        decide(another, decision(null, null, "THEIRS")).statusCode(200).body("open", equalTo(0));
        assertThat(row(another, BOTH)).contains("theirs-lab");
    }

    @Test
    void what_is_no_conflict_no_import_and_no_decision_is_refused() {
        publishLocalWork();
        var draft = imported(newer());

        decide(draft, decision(GRADING, LOCAL, "THEIRS")).statusCode(404);
        decide(draft, Map.of()).statusCode(422).body("errors[0].pointer", equalTo("/take"));
        decide(new VersionOverHttp(1), decision(null, null, "OURS")).statusCode(404);
        as(li).get(RULEBOOKS + "/1/import").then().statusCode(404);
        as(wang).contentType(JAR)
                .body(Zips.library("1", newer()))
                .post(RULEBOOKS + "/imports")
                .then()
                .statusCode(403);
        as(li).contentType("text/plain")
                .body("x")
                .post(RULEBOOKS + "/imports")
                .then()
                .statusCode(415);
        upload(new byte[] {1}).statusCode(422).body("errors[0].code", equalTo("BROKEN_ARCHIVE"));
    }

    @Test
    void the_library_that_nodes_bring_along_becomes_one_draft_whoever_starts_first() {
        publishLocalWork();
        var library =
                new Library(Library.Source.LIBRARY, "1.2.0", edited(stored(1).content(), UPSTREAM, "arrived-lab"));

        var made = Uni.join()
                .all(imports.arrived(library), imports.arrived(library), imports.arrived(library))
                .andFailFast()
                .await()
                .atMost(Duration.ofSeconds(30));
        assertThat(made.stream().flatMap(Optional::stream)).hasSize(1);
        assertThat(imports.arrived(library).await().atMost(Duration.ofSeconds(30)))
                .isEmpty();
        var draft = new VersionOverHttp(
                made.stream().flatMap(Optional::stream).findFirst().orElseThrow());
        assertThat(draft.read(li).getString("createdBy")).isEqualTo("watchkeeper");
        assertThat(draft.read(li).getString("note")).isEqualTo("content library 1.2.0");
        assertThat(draft.steps(li)).containsExactly("CREATE watchkeeper");
        assertThat(row(draft, LOCAL)).contains("local-lab");
        assertThat(row(draft, UPSTREAM)).contains("arrived-lab");

        draft.publish(li, wang);
        var next = imported(edited(library.content(), BOTH, "theirs-lab"));
        as(li).get(next.address("/import"))
                .then()
                .body("base", equalTo((int) draft.version()))
                .body("changedUpstream", empty())
                .body("conflicts.name", contains(BOTH))
                .body("kept.name", hasItem(LOCAL));
    }

    private VersionOverHttp publishLocalWork() {
        var draft = VersionOverHttp.draft(li, null);
        edit(draft, text -> edited(edited(text, LOCAL, "local-lab"), BOTH, "ours-lab"));
        draft.publish(li, wang);
        return draft;
    }

    private RulebookContent newer() {
        var upstream = edited(edited(stored(1).content(), UPSTREAM, "upstream-lab"), BOTH, "theirs-lab");
        var files = new TreeMap<>(upstream.files());
        files.merge(GRADING, NEW + "\n", String::concat);
        return new RulebookContent(files);
    }

    private static RulebookContent edited(RulebookContent content, String name, String lab) {
        var files = new TreeMap<>(content.files());
        files.computeIfPresent(GRADING, (file, text) -> edited(text, name, lab));
        return new RulebookContent(files);
    }

    private static String edited(String text, String name, String lab) {
        var row = line(text, name);
        assertThat(row).contains(ENVIRONMENTS);
        return text.replace(row, row.replace(ENVIRONMENTS, ENVIRONMENTS + ", " + lab));
    }

    private void edit(VersionOverHttp draft, UnaryOperator<String> edit) {
        var address = draft.address("/tables/grading/grading");
        var sheet = as(li).accept("text/csv").get(address);
        as(li).contentType("text/csv; charset=UTF-8")
                .header("If-Match", sheet.header("ETag"))
                .body(edit.apply(sheet.asString()))
                .put(address)
                .then()
                .statusCode(200);
    }

    private VersionOverHttp imported(RulebookContent content) {
        Number version =
                upload(Zips.library("1.1.0", content)).statusCode(201).extract().path("version");
        return new VersionOverHttp(version.longValue());
    }

    private ValidatableResponse upload(byte[] archive) {
        return as(li).contentType(JAR)
                .body(archive)
                .post(RULEBOOKS + "/imports")
                .then();
    }

    private ValidatableResponse decide(VersionOverHttp draft, Map<String, ?> decision) {
        return as(li).contentType(ContentType.JSON)
                .body(decision)
                .post(draft.address("/import/decisions"))
                .then();
    }

    private static Map<String, String> decision(String file, String name, String take) {
        var decision = new HashMap<String, String>();
        decision.put("file", file);
        decision.put("name", name);
        decision.put("take", take);
        return decision;
    }

    private String row(VersionOverHttp version, String name) {
        return line(stored(version.version()).content().files().get(GRADING), name);
    }

    private static String line(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + ","))
                .findFirst()
                .orElseThrow();
    }

    private StoredRulebook stored(long version) {
        return rulebooks
                .findWhole(version)
                .await()
                .atMost(Duration.ofSeconds(10))
                .orElseThrow();
    }
}
