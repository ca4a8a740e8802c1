package io.watchkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.watchkeeper.access.Colleagues;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.rulebook.LiveRulebook;
import io.watchkeeper.rulebook.RulebookRepository;
import io.watchkeeper.rulebook.exchange.Zips;
import io.watchkeeper.rulebook.release.VersionOverHttp;
import io.watchkeeper.testing.DatabaseForTests;
import io.watchkeeper.testing.OwnStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rule engineer takes a library in with nothing but forms. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
@TestProfile(OwnStore.class)
class ImportPagesTest {
    private static final String PASSWORD = "a long password of the tests";
    private static final String GRADING = "grading/grading.drl.csv";
    private static final String ROW = "%s,541,grade,x,HOST-DISK-SPACE,,,,%s,,,,,,,INFO,OUTSIDE_PRODUCTION";

    @Inject
    Colleagues colleagues;

    @Inject
    LiveRulebook live;

    @Inject
    RulebookRepository rulebooks;

    private static boolean hired;
    private String approver;
    private Visitor mei;

    @BeforeEach
    void signIn() {
        if (!hired) {
            colleagues.person("mei", PASSWORD, List.of("rule-engineer"));
            hired = true;
        }
        mei = Visitor.signedIn("en", "mei", PASSWORD);
        approver = colleagues.token("zhou", "approver");
    }

    @AfterEach
    void goBackToTheFirstVersion() {
        VersionOverHttp.backToTheFirst(live, approver);
    }

    @Test
    void a_library_is_uploaded_its_conflict_read_and_decided() {
        var first =
                rulebooks.findWhole(1).await().atMost(Duration.ofSeconds(10)).orElseThrow();
        VersionOverHttp.draft(colleagues.token("qian", "analyst"), null)
                .withRow(
                        colleagues.token("qian", "analyst"), "grading/grading", ROW.formatted("Both added", "ours-lab"))
                .publish(colleagues.token("qian", "analyst"), approver);
        var files = new TreeMap<>(first.content().files());
        files.merge(
                GRADING,
                ROW.formatted("Both added", "theirs-lab <b>") + "\n" + ROW.formatted("Upstream", "lab-u") + "\n",
                String::concat);

        var link = mei.open("/rulebooks").html().expectFirst("a[href$=imports]").attr("href");
        var form = mei.open(link).expectForm("form[action$=imports]");
        var made = mei.send(form, "library.jar", Zips.library("2.0.0", new RulebookContent(files)));
        assertThat(made.statusCode()).isEqualTo(303);
        var page = mei.follow(made);
        var address = made.header("Location");

        assertThat(page.html().expectFirst("h1").text()).isEqualTo("Import: content library 2.0.0");
        assertThat(page.text())
                .contains("Conflicts to be decided: 1", "ours-lab", "theirs-lab <b>", "Taken: 1", "Upstream");
        var draft = address.substring(0, address.lastIndexOf('/'));
        assertThat(mei.open(draft).text()).contains("This version holds an import.", "Conflicts to be decided: 1");
        var refused = mei.page(mei.send(mei.open(draft).expectForm("form[action$=submit]"), Map.of()));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("an import and local work changed the same", "Both added");

        var decided = mei.follow(mei.send(page.expectForm("form:has([name=name]):has([value=THEIRS])"), Map.of()));
        assertThat(decided.text()).contains("the import is taken", "No conflict is left to be decided");
        var back = mei.send(decided.expectForm("form:has([name=name]):has([value=OURS])"), Map.of());
        assertThat(mei.follow(back).text()).contains("what was live is kept");
        assertThat(Visitor.signedIn("zh", "mei", PASSWORD).open(address).text()).contains("没有待决定的冲突", "保留原生效内容");
    }

    @Test
    void an_archive_that_is_refused_is_told_on_the_form_and_a_version_is_taken_along_by_a_link() {
        var form = mei.open("/rulebooks/imports").expectForm("form[action$=imports]");
        var refused = mei.page(mei.send(form, "x.zip", "<script>".getBytes(StandardCharsets.UTF_8)));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("This archive was not imported.", "no archive");

        var links = mei.open("/rulebooks/1").html().select("a[href*=export]").eachAttr("href");
        assertThat(links).hasSize(2);
        assertThat(mei.get(links.get(0)).asByteArray()).startsWith('P', 'K');
        assertThat(mei.get(links.get(1)).header("Content-Disposition")).contains("rulebook-1-", ".zip");
        assertThat(mei.open("/rulebooks/1/import").status()).isEqualTo(404);
    }
}
