package io.watchkeeper.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.watchkeeper.testing.Administrator.asAdministrator;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.watchkeeper.access.Colleagues;
import io.watchkeeper.console.Chromium.Look;
import io.watchkeeper.diagnosis.DiagnosisRuns;
import io.watchkeeper.rulebook.LiveRulebook;
import io.watchkeeper.rulebook.release.VersionOverHttp;
import io.watchkeeper.testing.DatabaseForTests;
import io.watchkeeper.testing.NeedsProgram;
import io.watchkeeper.testing.OwnStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A tree of five nodes is built in a browser, with the mouse and with the keyboard alone; then it is tested, published, and finds the cause of an event. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
@TestProfile(OwnStore.class)
@NeedsProgram(program = "chromium", debianPackage = "chromium")
class BuiltTreeTest {
    private static final Look LOOK = new Look("en", "light", 1280, true);
    private static final String PASSWORD = "a long password of the tests";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final ContainsTextOptions LONG = new ContainsTextOptions().setTimeout(20_000);

    @TestHTTPResource
    URL service;

    @Inject
    Colleagues colleagues;

    @Inject
    LiveRulebook live;

    @Inject
    DiagnosisRuns runs;

    private Chromium chromium;
    private long first;

    @BeforeEach
    void start() {
        colleagues.person("lin", PASSWORD, List.of("rule-engineer", "viewer"));
        colleagues.person("gao", PASSWORD, List.of("approver", "viewer"));
        first = live.version().orElseThrow();
        chromium = new Chromium("http://" + service.getAuthority());
    }

    @AfterEach
    void stop() {
        chromium.close();
    }

    @Test
    void five_nodes_are_built_with_the_mouse_and_alike_with_the_keyboard_then_tested_published_and_run() {
        String draft;
        try (var lin = chromium.person(LOOK, "lin", PASSWORD)) {
            var versions = new VersionInBrowser(lin.page);
            draft = versions.draftOf(first);
            var mouse = new TreeByMouse(lin.page);
            mouse.build(draft);
            mouse.dragsABranchAndTakesItBack();
            mouse.folds();
            var keyboard = new TreeByKeyboard(lin.page);
            var other = versions.draftOf(first);
            keyboard.build(other);
            assertThat(tables(other)).isEqualTo(tables(draft));
            keyboard.movesABranchAndTakesItBack();

            mouse.triesAndKeeps(draft);
            lin.open(draft + "/check");
            assertThat(lin.page.locator("#tests")).containsText(", 0 not", LONG);
            touched(draft);
            versions.submit(draft, "clocks drift");
            assertThat(lin.complaints).isEmpty();
        }
        published(draft);
        try {
            runs();
        } finally {
            rolledBack();
        }
    }

    private void touched(String draft) {
        try (var lin = chromium.touching(LOOK.narrow(), "lin", PASSWORD)) {
            var touch = new TreeByTouch(lin.page);
            touch.dragsABranchAndTakesItBack(draft);
            touch.scrollsAndTaps();
            assertThat(lin.complaints).isEmpty();
        }
    }

    /** The rows of the tree. */
    private static List<String> tables(String draft) {
        return List.of("questions.drl", "branches.drl", "conclusions.drl", "plans.drl", "trees").stream()
                .map(table -> asAdministrator()
                        .header("Accept", "text/csv")
                        .get("/api/v1" + draft + "/tables/diagnosis/" + table.replace(".drl", ""))
                        .asString())
                .toList();
    }

    private void published(String draft) {
        try (var gao = chromium.person(LOOK, "gao", PASSWORD)) {
            var versions = new VersionInBrowser(gao.page);
            versions.approve(draft);
            versions.publish();
        }
    }

    private void runs() {
        var event = Senders.alert(Map.of(
                "labels",
                Map.of("alertname", "NodeClockSkew", "severity", "warning", "instance", "built-" + UUID.randomUUID())));
        try (var lin = chromium.person(LOOK, "lin", PASSWORD)) {
            var page = lin.open("/events/" + event);
            for (int look = 0;
                    look < 20 && page.locator("#diagnosis svg .CONCLUDED").count() == 0;
                    look++) {
                runs.step().await().atMost(SOON);
                page.reload();
            }
            assertThat(page.locator("#diagnosis svg .CONCLUDED")).containsText("The host answers", LONG);
            assertThat(page.locator("#diagnosis svg .ANSWERED")).hasCount(2);
        }
    }

    private void rolledBack() {
        new VersionOverHttp(first)
                .step(colleagues.token("gao", "approver"), "rollback", Map.of("reason", "only tried"))
                .statusCode(200);
    }
}
