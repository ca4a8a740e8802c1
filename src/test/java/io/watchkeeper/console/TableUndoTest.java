package io.watchkeeper.console;

import static io.watchkeeper.testing.Administrator.asAdministrator;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.watchkeeper.access.Colleagues;
import io.watchkeeper.testing.DatabaseForTests;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The latest edits of a draft's table, and the way back. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class TableUndoTest {
    private static final int FIRST = 8;
    private static final String NAME = "cell-0";

    @Inject
    Colleagues colleagues;

    private Visitor li;
    private Visitor wang;
    private DraftOnPages draft;
    private String before;

    @BeforeEach
    void makeADraft() {
        li = Visitor.hired(colleagues, "li of the rows", "analyst");
        wang = Visitor.hired(colleagues, "wang of the rows", "analyst");
        draft = DraftOnPages.make(li);
        before = draft.csv(li);
    }

    @Test
    void every_edit_is_listed_in_words_with_who_and_how() {
        draft.send(li, FIRST, Map.of(NAME, "Renamed", "cell-10", "7"));
        draft.send(wang, FIRST + 1, Map.of("act", "DELETE"));

        var edits = edits(li);
        assertThat(edits).hasSize(2);
        assertThat(edits.get(0).text()).contains("wang of the rows", "in the form", "Removed: Row 9");
        assertThat(edits.get(1).text()).contains("li of the rows", "Changed: Row 8 Renamed", "Occurrences from: 7");
        assertThat(li.open(draft.at("reasons.csv").page()).text()).contains("was not edited in this draft yet");
    }

    @Test
    void undo_and_redo_go_back_and_forth_over_ones_own_edits() {
        draft.send(li, FIRST, Map.of(NAME, "Once"));
        draft.send(li, FIRST, Map.of(NAME, "Twice"));
        draft.send(li, FIRST + 1, Map.of("act", "DOWN"));
        var edited = draft.csv(li);

        assertThat(undo(li).statusCode()).isEqualTo(303);
        undo(li);
        assertThat(draft.row(li, FIRST)).startsWith("Once,");
        undo(li);
        assertThat(draft.csv(li)).isEqualTo(before);
        assertThat(li.open(draft.page()).html().select("button:containsOwn(Undo my latest)"))
                .isEmpty();

        redo(li);
        assertThat(draft.row(li, FIRST)).startsWith("Once,");
        redo(li);
        redo(li);
        assertThat(draft.csv(li)).isEqualTo(edited);
        undo(li);
        draft.send(li, FIRST, Map.of(NAME, "Something else"));
        assertThat(li.open(draft.page()).html().select("button:containsOwn(Redo)"))
                .isEmpty();
    }

    @Test
    void another_persons_edit_stays_when_one_undoes_ones_own() {
        draft.send(li, FIRST, Map.of("act", "DELETE"));
        draft.send(wang, FIRST, Map.of("cell-10", "9"));

        undo(li);

        assertThat(draft.row(li, FIRST)).isEqualTo(before.lines().toList().get(FIRST - 1));
        assertThat(draft.row(li, FIRST + 1)).contains(",9,");
    }

    @Test
    void what_somebody_else_has_changed_since_is_not_undone() {
        draft.send(li, FIRST, Map.of(NAME, "By li"));
        draft.send(wang, FIRST, Map.of(NAME, "By wang"));

        var refused = li.page(undo(li));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("somebody has changed the same rows since");
        assertThat(draft.row(li, FIRST)).startsWith("By wang,");
        undo(wang);
        assertThat(undo(li).statusCode()).isEqualTo(303);
        assertThat(draft.csv(li)).isEqualTo(before);
    }

    @Test
    void an_upload_is_a_step_as_well_which_others_undo_only_by_its_own_button() {
        var sheet = before.replace("An unclassified error outside", "A wholly unclassified error outside");
        asAdministrator()
                .contentType("text/csv")
                .header("If-Match", "*")
                .body(sheet.getBytes(StandardCharsets.UTF_8))
                .put("/api/v1" + draft.path() + "/tables/grading/grading")
                .then()
                .statusCode(200);

        var step = edits(li).get(0);
        assertThat(step.text()).contains("as a file", "Changed: Row 9");
        assertThat(li.open(draft.page()).html().select("button:containsOwn(Undo my latest)"))
                .isEmpty();
        var button = step.expectFirst("button");
        assertThat(button.attr("aria-label")).startsWith("Undo this edit by ");
        li.send(button.closest("form"), Map.of("edit", button.val()));
        assertThat(draft.csv(li)).isEqualTo(before);
        assertThat(edits(li).get(1).text()).endsWith("undone");
    }

    @Test
    void only_those_who_may_edit_undo_and_only_what_is_there() {
        draft.send(li, FIRST, Map.of(NAME, "By li"));
        var form = li.open(draft.page()).expectForm("form[action$=undo]");
        var reader = Visitor.hired(colleagues, "reader of the rows", "viewer");

        assertThat(reader.send(form, Map.of("edit", "1")).statusCode()).isIn(400, 403);
        assertThat(edits(reader)).hasSize(1);
        assertThat(reader.open(draft.page()).html().select("form[action$=undo]"))
                .isEmpty();
        assertThat(li.send(form, Map.of("edit", "999999999")).statusCode()).isEqualTo(404);
    }

    private List<Element> edits(Visitor who) {
        return who.open(draft.page()).html().select("section:has(#edits) li");
    }

    private Response undo(Visitor who) {
        return press(who, "Undo my latest");
    }

    private Response redo(Visitor who) {
        return press(who, "Redo");
    }

    private Response press(Visitor who, String label) {
        var button = who.open(draft.page()).html().expectFirst("button:containsOwn(" + label + ")");
        return who.send(button.closest("form"), Map.of("edit", button.val()));
    }
}
