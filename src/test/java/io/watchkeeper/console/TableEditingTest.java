package io.watchkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.watchkeeper.access.Colleagues;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows of a draft's table, edited with forms and without script, by several people. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class TableEditingTest {
    private static final int FIRST = 8;
    private static final String PRIORITY = "cell-1";
    private static final String OCCURRENCES = "cell-10";
    private static final String GRADE = "cell-15";

    @Inject
    Colleagues colleagues;

    private Visitor li;
    private Visitor wang;
    private DraftOnPages draft;

    @BeforeEach
    void makeADraft() {
        li = Visitor.hired(colleagues, "li of the rows", "analyst");
        wang = Visitor.hired(colleagues, "wang of the rows", "analyst");
        draft = DraftOnPages.make(li);
    }

    @Test
    void the_form_of_a_row_has_a_field_of_its_kind_for_every_column() {
        var link = li.open(draft.page()).html().expectFirst("#row-" + FIRST + " th a");
        var page = li.open(link.attr("href"));
        var form = page.expectForm("form[action$=row]");

        assertThat(page.html().select("label[for^=cell-]")).hasSize(17);
        assertThat(form.select("select#" + GRADE + " option").eachAttr("value"))
                .containsExactly("", "CRITICAL", "HIGH", "MEDIUM", "LOW", "INFO");
        assertThat(form.expectFirst("#" + GRADE + " option[selected]").val()).isEqualTo("MEDIUM");
        assertThat(form.select("#cell-13 option").eachAttr("value")).containsExactly("", "true", "false");
        assertThat(form.expectFirst("#" + PRIORITY).attr("inputmode")).isEqualTo("numeric");
        assertThat(form.expectFirst("#about-6").text()).contains("several texts, parted by commas");
        assertThat(form.select("[name=cell-99], [name=cell-17]")).isEmpty();
    }

    @Test
    void an_edited_cell_is_stored_at_once_and_nothing_else_changes() {
        var before = draft.csv(li).lines().toList();

        assertThat(send(li, FIRST, Map.of(OCCURRENCES, "7")).statusCode()).isEqualTo(303);

        var after = draft.csv(li).lines().toList();
        assertThat(after).hasSameSizeAs(before);
        assertThat(after.get(FIRST - 1)).contains(",7,").startsWith("An unclassified critical signal");
        assertThat(after.subList(FIRST, after.size())).isEqualTo(before.subList(FIRST, before.size()));
        assertThat(li.open(draft.page() + "&at=" + FIRST).text()).contains("The row is stored");
    }

    @Test
    void a_refused_value_comes_back_as_it_was_typed_with_the_reason_at_its_field() {
        var before = draft.csv(li);
        var refused = li.page(send(li, FIRST, Map.of(GRADE, "HIHG", "cell-0", "My own name", PRIORITY, "many")));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(draft.csv(li)).isEqualTo(before);
        var form = refused.expectForm("form[action$=row]");
        assertThat(form.expectFirst("[name=cell-0]").val()).isEqualTo("My own name");
        assertThat(form.select("[aria-invalid=true]").eachAttr("name")).contains(PRIORITY);
        assertThat(form.expectFirst("#" + PRIORITY).val()).isEqualTo("many");
        assertThat(form.expectFirst("#about-1 .bad").text()).isNotBlank();

        var again = li.page(li.send(form, Map.of(PRIORITY, "530")));
        assertThat(again.status()).isEqualTo(422);
        form = again.expectForm("form[action$=row]");
        assertThat(form.expectFirst("#" + GRADE + " option[selected]").val()).isEqualTo("HIHG");
        assertThat(form.expectFirst("button[name=use]").text()).contains("HIGH");
        assertThat(li.send(form, Map.of("use", "15")).statusCode()).isEqualTo(303);
        assertThat(row(FIRST)).startsWith("My own name,530,").contains(",HIGH,");
    }

    @Test
    void rows_are_added_copied_moved_and_deleted() {
        var before = draft.csv(li).lines().toList();
        var fresh = li.open(draft.newRow(FIRST)).expectForm("form[action$=row]");
        assertThat(fresh.expectFirst("[name=cell-2]").val()).isEqualTo("grade");
        var added = li.send(
                fresh,
                Map.of(
                        "cell-0",
                        "A row more",
                        PRIORITY,
                        "531",
                        "cell-4",
                        "HOST-CPU",
                        GRADE,
                        "LOW",
                        "cell-16",
                        "STORM"));
        assertThat(added.statusCode()).isEqualTo(303);
        assertThat(row(FIRST + 1)).isEqualTo("A row more,531,grade,x,HOST-CPU,,,,,,,,,,,LOW,STORM");

        assertThat(send(li, FIRST + 1, Map.of("act", "UP")).statusCode()).isEqualTo(303);
        assertThat(row(FIRST)).startsWith("A row more");
        send(li, FIRST, Map.of("act", "MOVE", "to", "12"));
        assertThat(row(12)).startsWith("A row more");
        send(li, 12, Map.of("act", "DOWN", "cell-0", "A row lower"));
        assertThat(row(13)).startsWith("A row lower");

        var copy = li.page(send(li, 13, Map.of("act", "COPY"))).expectForm("form[action$=row]");
        li.send(copy, Map.of("cell-0", "Its copy", "cell-4", "HOST-MEMORY"));
        assertThat(row(14)).isEqualTo("Its copy,531,grade,x,HOST-MEMORY,,,,,,,,,,,LOW,STORM");

        send(li, 14, Map.of("act", "DELETE"));
        send(li, 13, Map.of("act", "DELETE"));
        assertThat(draft.csv(li).lines().toList()).isEqualTo(before);
    }

    @Test
    void what_two_people_change_in_different_cells_is_merged_and_said() {
        var form = draft.form(li, FIRST);
        send(wang, FIRST, Map.of(OCCURRENCES, "9"));
        addAbove(wang);

        var answer = li.send(form, Map.of("cell-0", "Renamed by li"));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(li.follow(answer).text()).contains("together with what somebody else changed");
        assertThat(row(FIRST + 1)).startsWith("Renamed by li,530").contains(",9,");
    }

    @Test
    void the_same_cell_changed_by_two_is_shown_with_both_texts_and_either_may_be_kept() {
        var form = draft.form(li, FIRST);
        send(wang, FIRST, Map.of("cell-0", "Renamed by wang"));

        var conflict = li.page(li.send(form, Map.of("cell-0", "Renamed by li", OCCURRENCES, "4")));

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.html().select("[aria-labelledby=overtaken] td").eachText())
                .containsExactly(
                        "An unclassified critical signal outside production is medium",
                        "Renamed by wang",
                        "Renamed by li");
        assertThat(row(FIRST)).startsWith("Renamed by wang");
        var theirs = li.open(conflict.html()
                .expectFirst("[aria-labelledby=overtaken] a[href*='row=']")
                .attr("href"));
        assertThat(theirs.expectForm("form[action$=row] [name=cell-0]").val()).isEqualTo("Renamed by wang");
        assertThat(li.send(conflict.expectForm("form[action$=row]"), Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(row(FIRST)).startsWith("Renamed by li").contains(",4,");
    }

    @Test
    void a_row_that_somebody_else_deleted_is_not_lost() {
        var form = draft.form(li, FIRST);
        send(wang, FIRST, Map.of("act", "DELETE"));

        var gone = li.page(li.send(form, Map.of("cell-0", "Still mine")));

        assertThat(gone.status()).isEqualTo(409);
        assertThat(gone.text()).contains("Somebody else has deleted this row");
        li.send(gone.expectForm("form[action$=row]"), Map.of());
        assertThat(draft.csv(li)).contains("Still mine,530,");
    }

    @Test
    void problems_lead_to_their_cells_and_are_fixed_where_they_are_listed() {
        var catalogue = draft.at("scenario/catalogue.csv");
        var found = li.open(catalogue.page() + "&q=CERTIFICATE-EXPIRY").html();
        var number = Integer.parseInt(found.expectFirst("tr[id^=row-]").id().substring(4));
        assertThat(catalogue
                        .send(li, number, Map.of("cell-0", "CERTIFICATE-EXPIRED"))
                        .statusCode())
                .isEqualTo(303);

        var page = li.open(draft.page());
        var problem = page.html().expectFirst("#problems tr:contains(CERTIFICATE-EXPIRY)");
        var link = problem.expectFirst("a").attr("href");
        assertThat(link).matches(".*&at=E(\\d+)#row-\\1");
        assertThat(page.html().select("#problems p").text())
                .contains("recommendation/recommendation.drl.csv (errors 1");
        var marked = li.open(link.replaceAll("#.*", "")).html().select("td.marked-ERROR");
        assertThat(marked.eachText()).anyMatch(text -> text.startsWith("CERTIFICATE-EXPIRY Error: "));

        var fixed = li.send(problem.expectFirst("form[action$=fix]"), Map.of());
        assertThat(fixed.statusCode()).isEqualTo(303);
        assertThat(draft.csv(li)).contains("CERTIFICATE-EXPIRED").doesNotContain(",CERTIFICATE-EXPIRY,");
    }

    @Test
    void a_long_table_is_shown_in_parts_and_searched() {
        var tests = draft.at("grading/grading.tests.csv").page();
        var page = li.open(tests);
        assertThat(page.html().select("tr[id^=row-]")).hasSize(200);
        var next = li.open(page.html().expectFirst("a[rel=next]").attr("href"));
        assertThat(next.html().expectFirst("tr[id^=row-]").id()).isEqualTo("row-202");

        assertThat(li.open(tests + "&at=C900").html().select("#row-900 td.sought"))
                .hasSize(1);
        var found = li.open(tests + "&q=IS+GRAVER");
        assertThat(found.html().select("tr[id^=row-]")).isNotEmpty().allMatch(row -> row.text()
                .contains("is graver"));
        assertThat(li.open(tests + "&q=no+such+text").text()).contains("No row holds this text");
    }

    @Test
    void only_a_draft_is_edited_and_only_by_those_who_may() {
        assertThat(li.open("/rulebooks/1/row" + DraftOnPages.GRADING + "&row=8").status())
                .isEqualTo(409);
        assertThat(li.open(draft.form(3)).status()).isEqualTo(404);
        assertThat(li.open(draft.at("grading/none.csv").form(3)).status()).isEqualTo(404);
        var reader = Visitor.hired(colleagues, "reader of the rows", "viewer");
        assertThat(reader.open(draft.form(8)).status()).isEqualTo(403);
        assertThat(reader.open(draft.page()).html().select("#row-8 a")).isEmpty();
    }

    @Test
    void a_cell_outside_the_columns_of_the_table_is_not_written() {
        assertThat(send(li, FIRST, Map.of("cell-40", "Outside", OCCURRENCES, "3"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(row(FIRST)).contains(",3,").doesNotContain("Outside");
    }

    @Test
    void a_formula_and_a_line_break_do_not_get_into_a_cell() {
        var refused = li.page(send(li, FIRST, Map.of("cell-0", "@SUM(A1)")));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().expectFirst("#about-0 .bad").text()).contains("formula");
        send(li, FIRST, Map.of("cell-0", "Two\r\nlines"));
        assertThat(row(FIRST)).startsWith("Two lines,");
    }

    private void addAbove(Visitor who) {
        var copy = who.page(send(who, FIRST, Map.of("act", "COPY"))).expectForm("form[action$=row]");
        who.send(copy, Map.of("cell-0", "One more", "cell-4", "HOST-CPU"));
        send(who, FIRST + 1, Map.of("act", "UP"));
    }

    private Response send(Visitor who, int row, Map<String, String> fields) {
        return draft.send(who, row, fields);
    }

    private String row(int number) {
        return draft.row(li, number);
    }
}
