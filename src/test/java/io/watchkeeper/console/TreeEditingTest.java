package io.watchkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.watchkeeper.access.Colleagues;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The trees of a draft are edited by forms, as somebody does whose browser runs no script. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class TreeEditingTest {
    private static final List<String> TABLES = List.of("questions", "branches", "conclusions", "plans");

    private Visitor visitor;
    private String draft;
    private String editor;

    @Inject
    Colleagues colleagues;

    @BeforeEach
    void begin() {
        visitor = Visitor.signedIn("en");
        draft = visitor.send(visitor.open("/rulebooks/1").expectForm("form[action$=draft]"), Map.of())
                .header("Location");
        editor = draft + "/trees/HOST-CPU/edit";
    }

    @Test
    void a_question_on_a_branch_is_one_step_that_is_undone_and_redone_in_all_tables() {
        var before = tables();
        var sent = send(branch("CPU-USE", "CPU-CALM"), "ADD_QUESTION", Map.of("node", "SPEAKS", "check", "HOST-SSH"));
        assertThat(sent.getHeader("Location")).isEqualTo(editor + "?at=SPEAKS");
        var page = visitor.follow(sent);
        assertThat(page.html().expectFirst("#selected").text()).contains("SPEAKS");
        assertThat(page.html().select("svg a[data-drop=SPEAKS].chosen")).hasSize(1);
        assertThat(page.html().expectFirst("#node-SPEAKS").text()).contains("any answer → CPU-CALM");
        var edited = tables();
        assertThat(edited).isNotEqualTo(before);

        visitor.send(page.expectForm("form[action$=undo]"), button(page, "#undo"));
        assertThat(tables()).isEqualTo(before);
        page = visitor.open(editor);
        visitor.send(page.expectForm("form[action$=undo]"), button(page, "#redo"));
        assertThat(tables()).isEqualTo(edited);
    }

    @Test
    void the_page_of_a_table_turns_the_whole_step_back_too() {
        var before = tables();
        send(branch("CPU-USE", "CPU-CALM"), "ADD_QUESTION", Map.of("node", "SPEAKS", "check", "HOST-SSH"));
        var page = visitor.open(draft + "?file=diagnosis%2Fquestions.drl.csv");
        assertThat(page.text()).contains("on the drawing");
        visitor.send(
                page.expectForm("form[action$=undo]:has(button:contains(latest))"),
                button(page, "button:contains(latest)"));
        assertThat(tables()).isEqualTo(before);
    }

    @Test
    void a_way_that_would_come_back_is_refused_and_what_was_chosen_stays() {
        var page = visitor.open(branch("CPU-WAIT", "CPU-STOLEN"));
        var refused = visitor.page(
                visitor.send(page.expectForm("form:has(#move)"), Map.of("act", "MOVE", "next", "CPU-USE")));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().expectFirst("[role=alert]").text()).contains("comes back to where it was");
        assertThat(refused.html().expectFirst("#move-next option[selected]").text())
                .isEqualTo("CPU-USE");
    }

    @Test
    void a_gap_and_an_overlap_are_drawn_until_they_are_mended() {
        send(branch("CPU-USE", "CPU-CALM"), "CHANGE_BRANCH", Map.of("status", "OK", "from", "0"));
        var page = visitor.open(editor);
        assertThat(page.html().select("svg .missing").text()).contains("No branch of this");
        assertThat(page.html().expectFirst("#tried").text()).contains("decides nothing yet");
        assertThat(visitor.open(draft + "/trees/HOST-CPU")
                        .html()
                        .expectFirst("[role=status]")
                        .text())
                .contains("questions.drl.csv");
        visitor.send(page.expectForm("form[action$=undo]"), button(page, "#undo"));
        assertThat(visitor.open(editor).html().select("svg .missing")).isEmpty();
    }

    @Test
    void answers_that_were_tried_are_kept_as_a_test_scenario_and_count_on_the_drawing() {
        var tried = editor + "?evidence=CPU-USE+%3D+12";
        var page = visitor.open(tried);
        assertThat(page.html().expectFirst("#end").text()).contains("calm again");
        var before = count(page, "CPU-CALM");
        assertThat(visitor.send(page.expectForm("form:has(#keep-test)"), kept("Twelve percent is calm"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(visitor.get(draft + "/download.csv?file=diagnosis%2Ftrees.tests.csv")
                        .asString())
                .endsWith("Twelve percent is calm,CPU-USE,CPU-USE = 12,CPU-CALM\n");
        var after = visitor.open(tried);
        assertThat(count(after, "CPU-CALM")).as(after.text()).isEqualTo(before + 1);
    }

    @Test
    void who_edits_a_branch_that_somebody_else_has_changed_is_told_so_and_a_name_is_taken_once() {
        var shown = visitor.open(branch("CPU-USE", "CPU-CALM")).expectForm("form:has(#move)");
        send(branch("CPU-USE", "CPU-CALM"), "CHANGE_BRANCH", Map.of("status", "OK", "below", "50"));
        var refused = visitor.page(visitor.send(shown, Map.of("act", "MOVE", "next", "UNKNOWN")));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.html().expectFirst("[role=alert]").text()).contains("Somebody has changed this row");

        var test = visitor.open(editor + "?evidence=CPU-USE+%3D+12").expectForm("form:has(#keep-test)");
        assertThat(visitor.send(test, kept("Once")).statusCode()).isEqualTo(303);
        assertThat(visitor.send(test, kept("Once")).statusCode()).isEqualTo(422);
    }

    @Test
    void what_is_below_a_node_is_folded_away_and_a_new_tree_begins_with_one_question() {
        var folded = visitor.open(visitor.open(editor + "?at=CPU-WAIT")
                .html()
                .expectFirst("#fold")
                .attr("href"));
        assertThat(folded.html().select("svg a[data-drop=CPU-DEMAND]")).isEmpty();
        assertThat(folded.html().select("svg a[data-drop=CPU-USE]")).hasSize(1);

        var made = visitor.send(
                visitor.open(draft + "/trees").expectForm("form:has(#new-tree)"),
                Map.of(
                        "code",
                        "NEW-TREE",
                        "name-en",
                        "Why?",
                        "name-zh",
                        "为何？",
                        "node",
                        "NEW-ROOT",
                        "check",
                        "HOST-SSH",
                        "start",
                        "on-request",
                        "within",
                        "2m"));
        assertThat(visitor.follow(made).html().select("svg a[data-drop]")).hasSize(2);
    }

    @Test
    void the_check_of_a_node_is_changed_for_all_and_undone_or_copied_for_this_one() {
        var here = editor + "?at=HOST-REACHED";
        var page = visitor.open(here);
        assertThat(page.html().expectFirst("#used-by").text())
                .matches("Used at 1 nodes of \\d+ trees: and by \\d+ plans:");
        var before = checks();
        var form = page.expectForm("form:has(#change-used)");
        visitor.send(form, Map.of("act", "CHANGE_CHECK", "timeout", "8s", "cost", "dear"));
        assertThat(checks())
                .contains(
                        ",host:host = ${event.object}; port:port = ${event.labels.ssh_port|22},ms,8s,number,dear,low\n");
        page = visitor.open(here);
        visitor.send(page.expectForm("form[action$=undo]"), button(page, "#undo"));
        assertThat(checks()).isEqualTo(before);

        form = visitor.open(here).expectForm("form:has(#copy-used)");
        var refused = visitor.page(visitor.send(form, Map.of("act", "CHANGE_CHECK", "timeout", "3m")));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().expectFirst("#used-timeout").val()).isEqualTo("3m");
        assertThat(refused.html().select("details[open]:has(#change-used)")).hasSize(1);
        var copied = visitor.send(form, Map.of("act", "COPY_CHECK", "copy-code", "HOST-SSH-HERE"));
        assertThat(visitor.follow(copied)
                        .html()
                        .expectFirst("#check option[selected]")
                        .val())
                .isEqualTo("HOST-SSH-HERE");
        assertThat(checks()).startsWith(before).contains("\nHOST-SSH-HERE,");
    }

    @Test
    void a_cause_is_changed_at_a_leaf_that_finds_it() {
        var form = visitor.open(editor + "?at=CPU-STEALING").expectForm("form:has(#change-used)");
        visitor.send(form, Map.of("act", "CHANGE_CAUSE", "name_en", "Neighbours take it", "sits", "object"));
        assertThat(visitor.get(draft + "/download.csv?file=diagnosis%2Fcauses.csv")
                        .asString())
                .containsPattern("(?m)^CPU-STEALING,Neighbours take it,.*,object$");
    }

    @Test
    void trees_belong_to_rule_engineers() {
        var analyst = Visitor.hired(colleagues, "tree-analyst", "analyst");
        assertThat(analyst.open(editor).status()).isEqualTo(403);
        assertThat(analyst.open(draft + "/trees/HOST-CPU").html().select("a[href$=edit]"))
                .isEmpty();
    }

    private String checks() {
        return visitor.get(draft + "/download.csv?file=diagnosis%2Fchecks.csv").asString();
    }

    /** The visitor sends what stands in a form as it is, and an equals sign would end a field. */
    private static Map<String, String> kept(String name) {
        return Map.of("name", name, "evidence", "CPU-USE%20%3D%2012");
    }

    private Map<String, String> tables() {
        return TABLES.stream().collect(Collectors.toMap(table -> table, table -> visitor.get(
                        draft + "/download.csv?file=diagnosis%2F" + table + ".drl.csv")
                .asString()));
    }

    /** Where a branch is edited. */
    private String branch(String node, String next) {
        return visitor.open(editor)
                .html()
                .select("#node-" + node + " li:contains(→ " + next + ") a")
                .first()
                .attr("href");
    }

    private Response send(String page, String act, Map<String, String> fields) {
        var form = visitor.open(page).expectForm("form:has(button[value=" + act + "])");
        var values = new HashMap<>(fields);
        values.put("act", act);
        return visitor.send(form, values);
    }

    private static Map<String, String> button(Visitor.Page page, String button) {
        return Map.of("edit", page.html().expectFirst(button).val());
    }

    private static long count(Visitor.Page page, String node) {
        var label = page.html().expectFirst("svg a[data-drop=" + node + "]").attr("aria-label");
        var number = label.replaceAll(".*, (\\d+) test scenarios.*", "$1");
        return number.equals(label) ? 0 : Long.parseLong(number);
    }
}
