package io.watchkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.watchkeeper.access.Colleagues;
import io.watchkeeper.rulebook.LiveRulebook;
import io.watchkeeper.testing.DatabaseForTests;
import io.watchkeeper.testing.OwnStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An analyst and an approver take a draft to what decides, and back, with nothing but forms. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
@TestProfile(OwnStore.class)
class RulebookPagesTest {
    private static final String GRADING = "?file=grading%2Fgrading.drl.csv";
    private static final String PASSWORD = "a long password of the tests";
    private static final String ROW =
            "In the lab a full disk waits,540,grade,x,HOST-DISK-SPACE,,,,qa-lab,,,,,,,INFO,OUTSIDE_PRODUCTION";
    private static final String CONTRADICTING =
            "Every CPU is a catastrophe,590,grade,x,HOST-CPU,,,,,,,,,,,CRITICAL,OUTSIDE_PRODUCTION";

    private static boolean hired;

    @Inject
    Colleagues colleagues;

    @Inject
    LiveRulebook live;

    private Visitor li;
    private Visitor wang;

    @BeforeEach
    void signIn() {
        if (!hired) {
            colleagues.person("li", PASSWORD, List.of("analyst", "rule-engineer"));
            colleagues.person("wang", PASSWORD, List.of("approver"));
            hired = true;
        }
        li = Visitor.signedIn("en", "li", PASSWORD);
        wang = Visitor.signedIn("zh", "wang", PASSWORD);
    }

    @Test
    void a_draft_goes_from_a_form_to_what_decides_and_back() {
        var first = "/rulebooks/" + live.version().orElseThrow();
        var draft = draft(first);
        assertThat(upload(draft, ROW).statusCode()).isEqualTo(303);
        assertThat(li.open(draft + "/check").text()).contains("test scenarios met, 0 not");

        li.send(li.open(draft).expectForm("form[action$=submit]"), Map.of("reason", "the lab is noisy"));
        var submitted = li.open(draft);
        assertThat(submitted.text()).contains("another person has to approve it", "the lab is noisy");
        assertThat(submitted.html().select("form[action$=approve]")).isEmpty();
        assertThat(li.open("/rulebooks").text()).contains("approval by another person");
        assertThat(wang.open("/rulebooks").text()).contains("您的审批");

        var diff = wang.open(draft + "/diff");
        assertThat(diff.text()).contains("新增", "In the lab a full disk waits");
        assertThat(diff.html().select("ins").eachText()).contains("INFO", "qa-lab");
        var other = wang.open(
                draft + "/diff?against=" + draft.replaceAll("\\D", "") + "&to=" + first.replaceAll("\\D", ""));
        assertThat(other.text()).contains("删除", "In the lab a full disk waits");

        wang.send(wang.open(draft).expectForm("form[action$=approve]"), Map.of());
        assertThat(wang.open("/rulebooks").text()).contains("您也可以发布");
        wang.send(wang.open(draft).expectForm("form[action$=publish]"), Map.of("at", "2099-01-01T08:00"));
        assertThat(wang.open("/rulebooks").text()).contains("2099-01-01 08:00:00");
        wang.send(wang.open(draft).expectForm("form[action$=publish]"), Map.of());
        assertThat("/rulebooks/" + live.version().orElseThrow()).isEqualTo(draft);

        var back = wang.send(
                wang.open(first).expectForm("form[action$=rollback]"), Map.of("reason", "too many false alarms"));
        assertThat(back.statusCode()).isEqualTo(303);
        assertThat("/rulebooks/" + live.version().orElseThrow()).isEqualTo(first);
        assertThat(wang.open(first).text()).contains("too many false alarms", "回滚到此版本");
    }

    @Test
    void what_is_not_met_or_missing_is_told_on_the_page_with_links_to_the_rows() {
        var draft = draft("/rulebooks/1");
        upload(draft, CONTRADICTING);

        var form = li.open(draft).expectForm("form[action$=submit]");
        var refused = li.page(li.send(form, Map.of()));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("test scenarios are not met", "HOST-CPU: an error takes its level");
        assertThat(refused.html().select(".notice a").eachAttr("href"))
                .allMatch(link -> link.startsWith(draft + "?file=grading%2F"))
                .anyMatch(link -> link.startsWith(draft + "?file=grading%2Fgrading.tests.csv&at="));
        assertThat(li.open(draft + "/check").html().select("td a").eachAttr("href"))
                .anyMatch(link -> link.contains("grading.tests.csv&at=2"));
    }

    @Test
    void each_test_scenario_tells_what_came_of_it_when_it_was_last_run() {
        var draft = draft("/rulebooks/1");
        var tests = draft + "?file=grading%2Fgrading.tests.csv";
        assertThat(li.open(tests).text()).contains("have not been run").doesNotContain("Last test");

        upload(draft, CONTRADICTING);
        li.open(draft + "/check");

        var page = li.open(tests);
        assertThat(page.text()).contains("Tested 20").doesNotContain("edited after that");
        assertThat(page.html().select("#row-20 td").get(0).text()).isEqualTo("Met");
        assertThat(page.html().select("#row-2 td").get(0).text())
                .contains("Not met", "grade = MEDIUM", "Decided: CRITICAL");

        upload(draft, ROW);
        assertThat(li.open(tests).text()).contains("edited after that", "Not met");
        assertThat(wang.open(draft + "?file=grading%2Fgrading.drl.csv").text()).doesNotContain("上次测试");
    }

    @Test
    void an_upload_with_a_wrong_cell_names_it_and_a_stale_one_is_not_stored() {
        var draft = draft("/rulebooks/1");
        var stale = li.open(draft + GRADING).expectForm("form[action$=upload]");
        var wrong = li.page(upload(draft, ROW.replace("INFO", "INFOO")));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("there are problems", "Try: INFO");

        assertThat(upload(draft, ROW).statusCode()).isEqualTo(303);
        var late = li.follow(li.send(stale, "grading.csv", sheet(draft, "")));
        assertThat(late.text()).contains("Somebody else has changed the table");
    }

    @Test
    void who_only_reads_sees_no_forms_and_a_form_of_theirs_does_nothing() {
        colleagues.person("reader", PASSWORD, List.of("viewer"));
        var reader = Visitor.signedIn("en", "reader", PASSWORD);

        assertThat(reader.open("/rulebooks/1").html().select("main form").eachAttr("method"))
                .as("but for looking things up")
                .allMatch("get"::equals);
        assertThat(reader.open("/rulebooks/1/diff").status()).isEqualTo(200);
        assertThat(reader.open("/rulebooks/1/check").status()).isEqualTo(403);
        var form = li.open("/rulebooks/1").expectForm("form[action$=draft]");
        assertThat(reader.send(form, Map.of()).statusCode()).isIn(400, 403);
    }

    @Test
    void a_table_is_downloaded_as_a_workbook_and_as_csv() {
        var page = li.open("/rulebooks/1" + GRADING).html();
        var links = page.select("a[href*=download]").eachAttr("href");
        assertThat(links).hasSize(2);
        assertThat(li.get(links.get(0)).asByteArray()).startsWith('P', 'K');
        assertThat(li.get(links.get(1)).asString()).startsWith("RuleSet,rules.grading");
    }

    private String draft(String from) {
        var made = li.send(li.open(from).expectForm("form[action$=draft]"), Map.of());
        assertThat(made.statusCode()).isEqualTo(303);
        return made.header("Location");
    }

    private Response upload(String draft, String row) {
        var form = li.open(draft + GRADING).expectForm("form[action$=upload]");
        var preview = li.follow(li.send(form, "grading.csv", sheet(draft, row + "\n")));
        return li.send(preview.expectForm("form[action$=take]"), Map.of("whole", "true"));
    }

    private byte[] sheet(String draft, String rows) {
        var csv = li.get(draft + "/download.csv" + GRADING).asString().stripTrailing();
        return (csv + "\n" + rows).getBytes(StandardCharsets.UTF_8);
    }
}
