package io.watchkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.watchkeeper.testing.Administrator;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tables of a version: who changed them last, and which rows are used. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class TablesPageTest {
    private static final String GRADING = "grading/grading.drl.csv";

    private Visitor visitor;

    @BeforeEach
    void signIn() {
        visitor = Visitor.signedIn("en");
    }

    private static int hits(Visitor.Page page) {
        return Integer.parseInt(
                page.html().select("tr:contains(" + GRADING + ") td").get(2).text());
    }

    @Test
    void each_table_tells_its_rows_its_hits_and_those_without() {
        assertThat(visitor.open("/rulebooks").html().select("a[href=/rulebooks/1/tables]"))
                .hasSize(1);
        var before = hits(visitor.open("/rulebooks/1/tables?days=1"));
        Senders.diskAlert("tables-1");
        var page = visitor.open("/rulebooks/1/tables?days=1");

        assertThat(page.html().select("tbody th").eachText())
                .containsExactly(
                        "scenario/recognition.drl.csv",
                        "diagnosis/branches.drl.csv",
                        "diagnosis/conclusions.drl.csv",
                        "diagnosis/plans.drl.csv",
                        "diagnosis/questions.drl.csv",
                        "grading/diagnosed.drl.csv",
                        GRADING,
                        "recommendation/recommendation.drl.csv",
                        "guard/limits.drl.csv");
        assertThat(hits(page)).isEqualTo(before + 1);
        assertThat(page.html().expectFirst("#days option[selected]").val()).isEqualTo("1");
        assertThat(page.text()).contains("signals that this version has decided");
        assertThat(visitor.open("/rulebooks/1/tables?days=5")
                        .html()
                        .expectFirst("#days option[selected]")
                        .val())
                .isEqualTo("30");
        assertThat(visitor.open("/rulebooks/999999/tables").status()).isEqualTo(404);
    }

    @Test
    void a_table_shows_the_hits_of_each_row_and_marks_the_dead_ones() {
        Senders.diskAlert("tables-2");
        var link = visitor.open("/rulebooks/1/tables?days=7")
                .html()
                .select("tr:contains(" + GRADING + ") td a[href*=rows]")
                .attr("href");
        assertThat(link).isEqualTo("/rulebooks/1/tables/rows?days=7&file=grading%2Fgrading.drl.csv");

        var page = visitor.open(link);
        assertThat(page.html().select("tr.dead td:contains(no hit)")).isNotEmpty();
        assertThat(page.html().select("tr[id]:not(.dead) td:nth-child(2)").eachText())
                .isNotEmpty()
                .allMatch(hits -> hits.matches("\\d+ · .*"));
        assertThat(visitor.open("/rulebooks/1/tables/rows?file=nothing.csv").status())
                .isEqualTo(404);
        assertThat(visitor.open("/rulebooks/1/tables/rows").status()).isEqualTo(404);
    }

    @Test
    void the_last_change_names_the_version_that_made_it_and_its_editor() {
        var draft = visitor.send(visitor.open("/rulebooks/1").expectForm("form[action$=draft]"), Map.of())
                .header("Location");
        var table = visitor.get(draft + "/download.csv?file=grading%2Fgrading.drl.csv")
                .asString();
        var edited = table.replaceFirst(",530,", ",531,").getBytes(StandardCharsets.UTF_8);
        var form = visitor.open(draft + "?file=grading%2Fgrading.drl.csv").expectForm("form[action$=upload]");
        var preview = visitor.follow(visitor.send(form, "grading.csv", edited));
        visitor.send(preview.expectForm("form[action$=take]"), Map.of("whole", "true"));

        var page = visitor.open(draft + "/tables").html();

        assertThat(page.select("tr:contains(" + GRADING + ") td").get(0).text())
                .contains("Rulebook " + draft.replaceAll("\\D", ""), Administrator.NAME);
        assertThat(page.select("tr:contains(scenario/recognition) td").get(0).text())
                .contains("Rulebook 1")
                .doesNotContain(Administrator.NAME);
    }
}
