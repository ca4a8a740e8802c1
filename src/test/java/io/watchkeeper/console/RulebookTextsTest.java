package io.watchkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.watchkeeper.access.Colleagues;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rule engineer edits DRL with nothing but a form. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class RulebookTextsTest {
    private static final String PASSWORD = "a long password of the tests";
    private static final String DRL = "/text?file=grading%2Fgrading.drl";
    private static boolean hired;

    @Inject
    Colleagues colleagues;

    private Visitor engineer;
    private String draft;

    @BeforeEach
    void signIn() {
        if (!hired) {
            colleagues.person("drl-engineer", PASSWORD, List.of("rule-engineer"));
            colleagues.person("drl-analyst", PASSWORD, List.of("analyst"));
            hired = true;
        }
        engineer = Visitor.signedIn("en", "drl-engineer", PASSWORD);
        var made = engineer.send(engineer.open("/rulebooks/1").expectForm("form[action$=draft]"), Map.of());
        draft = made.header("Location");
    }

    private Response send(String text, String act) {
        var form = engineer.open(draft + DRL).expectForm("form[action$=text]");
        return engineer.send(form, Map.of("text", text, "act", act));
    }

    private String stored() {
        return engineer.open(draft + DRL)
                .html()
                .expectFirst("textarea")
                .wholeText()
                .stripLeading();
    }

    @Test
    void a_mistake_is_told_with_its_line_the_text_stays_and_the_mended_one_is_stored() {
        assertThat(engineer.open(draft + "?file=grading%2Fgrading.drl").html().select("a[href*=/text?]"))
                .hasSize(1);
        var wrong = stored().replace("RiskEvent()", "RiskEvent(severity.getClass() != null)");

        var refused = engineer.page(send(wrong, "save"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("There are problems", "must not call getClass");
        assertThat(refused.html().expectFirst("textarea").wholeText().strip()).isEqualTo(wrong.strip());
        var link = refused.html().expectFirst(".notice a[data-line=10]").attr("href");
        assertThat(refused.html().expectFirst(link).text()).contains("getClass");

        var mended = stored().replace("salience -100", "salience -300");
        assertThat(engineer.follow(send(mended, "save")).text()).contains("Saved.");
        assertThat(stored()).isEqualTo(mended);
    }

    @Test
    void a_check_stores_nothing() {
        var before = stored();

        var sound = engineer.page(send(before + "\n// a note\n", "check"));
        assertThat(sound.status()).isEqualTo(200);
        assertThat(sound.text()).contains("No problems.", "// a note");
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void who_comes_second_sees_both_texts_and_loses_none() {
        var form = engineer.open(draft + DRL).expectForm("form[action$=text]");
        var first = stored().replace("salience -100", "salience -300");
        var second = stored().replace("salience -100", "salience -200");
        assertThat(send(first, "save").statusCode()).isEqualTo(303);

        var stale = engineer.page(engineer.send(form, Map.of("text", second, "act", "save")));

        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.html().expectFirst("textarea").wholeText()).contains("salience -200");
        assertThat(stale.html().select("code").eachText()).contains("salience -300", "salience -200");
        assertThat(stored()).isEqualTo(first);

        var again = engineer.send(stale.expectForm("form[action$=text]"), Map.of("text", second, "act", "save"));
        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(stored()).isEqualTo(second);
    }

    @Test
    void a_text_that_is_too_long_is_not_lost() {
        var endless = "// long\n".repeat(40_000);

        var refused = engineer.page(send(endless, "check"));

        assertThat(refused.text()).contains("characters in a file");
        assertThat(refused.html().expectFirst("textarea").wholeText().strip()).isEqualTo(endless.strip());
    }

    @Test
    void a_day_is_chosen_from_a_calendar_and_stored_as_the_table_writes_it() {
        colleagues.person("drl-both", PASSWORD, List.of("rule-engineer", "analyst"));
        var both = Visitor.signedIn("en", "drl-both", PASSWORD);
        var table = "?file=grading%2Fgrading.drl.csv";
        var form = both.open(draft + "/text" + table).expectForm("form[action$=text]");
        var lines = form.expectFirst("textarea").wholeText().strip().split("\n");
        lines[3] += ",DATE-EXPIRES";
        lines[6] += ",Until";
        assertThat(both.send(form, Map.of("text", String.join("\n", lines), "act", "save"))
                        .statusCode())
                .isEqualTo(303);
        var row = draft + "/row" + table + "&row=8";

        both.send(both.open(row).expectForm("form[action$=row]"), Map.of("day-17", "2027-03-01"));

        assertThat(both.get(draft + "/download.csv" + table).asString()).contains(",01-Mar-2027");
        var again = both.open(row).expectForm("form[action$=row]");
        assertThat(again.expectFirst("input[type=date][id=cell-17]").val()).isEqualTo("2027-03-01");
        var refused = both.page(both.send(again, Map.of("day-17", "in spring")));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().expectFirst("[name=cell-17]").val()).isEqualTo("in spring");
        both.send(both.open(row).expectForm("form[action$=row]"), Map.of("day-17", ""));
        assertThat(both.get(draft + "/download.csv" + table).asString()).doesNotContain("Mar-2027");
    }

    @Test
    void an_analyst_edits_no_rules() {
        var analyst = Visitor.signedIn("zh", "drl-analyst", PASSWORD);

        assertThat(analyst.open(draft + "?file=grading%2Fgrading.drl").html().select("a[href*=/text?]"))
                .isEmpty();
        assertThat(analyst.open(draft + DRL).status()).isEqualTo(403);
    }
}
