package io.watchkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.watchkeeper.access.Colleagues;
import io.watchkeeper.testing.DatabaseForTests;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An operator edits the steps of a plan with nothing but forms. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class PlanOutlinesTest {
    private static final String PASSWORD = "a long password of the tests";
    private static final String PLAN = "?file=plans%2FTRAFFIC-OFF.yaml";
    private static boolean hired;

    @Inject
    Colleagues colleagues;

    private Visitor operator;
    private String draft;

    @BeforeEach
    void signIn() {
        if (!hired) {
            colleagues.person("outline-operator", PASSWORD, List.of("operator"));
            hired = true;
        }
        operator = Visitor.signedIn("en", "outline-operator", PASSWORD);
        draft = operator.send(operator.open("/rulebooks/1").expectForm("form[action$=draft]"), Map.of())
                .header("Location");
    }

    private Visitor.Page outline() {
        return operator.open(draft + "/outline" + PLAN);
    }

    private List<String> ids() {
        return outline()
                .html()
                .select("[id^=at-steps] > p.quiet code:first-child")
                .eachText();
    }

    /** The form of a step or a check. */
    private Element sheet(String wish) {
        return operator.open(draft + "/outline" + PLAN + wish).expectForm("#sheet form");
    }

    private void press(String at, String act) {
        operator.send(outline().expectForm("form:has([name=at][value=" + at + "])"), Map.of("act", act));
    }

    private static Element field(Visitor.Page page, String name) {
        return page.html().expectFirst("#sheet [name='" + name + "']");
    }

    @Test
    void a_step_is_added_with_the_fields_of_its_operation_and_a_mistake_is_told_beside_its_field() {
        assertThat(operator.open(draft + PLAN).html().select("a[href*=/outline?]"))
                .hasSize(1);
        assertThat(ids()).containsExactly("others", "servers", "drain", "drained", "load");

        var add = sheet("&new=steps&behind=load");
        var tell = Map.of("id", "tell", "en", "Tell them", "zh", "通知", "does", "OPERATION", "act", "add");
        var unnamed = operator.page(operator.send(add, tell));
        assertThat(unnamed.status()).isEqualTo(422);
        assertThat(unnamed.html().expectFirst(".field:has([name=operation])").text())
                .contains("must be filled in");

        var look = operator.page(
                operator.send(unnamed.expectForm("#sheet form"), Map.of("operation", "TEAM-NOTIFY", "act", "look")));
        assertThat(look.status()).isEqualTo(200);
        assertThat(look.html().expectFirst(".field:has([name=with.text])").text())
                .contains("what is said", "required", "text: one line");
        assertThat(look.html().select("#references option").eachAttr("value"))
                .contains("${event.object}", "${parameters.backend}", "${target.name}", "${steps.drained.sessions}");

        var refused = operator.page(operator.send(look.expectForm("#sheet form"), Map.of("act", "add")));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html()
                        .expectFirst(".field:has([name=with.text]) .bad")
                        .text())
                .contains("This parameter is missing");
        assertThat(field(refused, "en").wholeText().strip()).isEqualTo("Tell them");
        assertThat(ids()).doesNotContain("tell");

        var fits = Map.of("act", "add", "with.text", "${event.object}", "each", "once");
        var stored = operator.send(refused.expectForm("#sheet form"), fits);
        assertThat(stored.header("Location")).endsWith("&at=steps.tell#sheet");
        assertThat(field(operator.open(draft + "/outline" + PLAN + "&at=steps.tell"), "with.text")
                        .val())
                .isEqualTo("${event.object}");
        assertThat(ids()).endsWith("load", "tell");
    }

    @Test
    void steps_are_moved_changed_removed_and_all_of_that_is_undone() {
        press("steps.drained", "up");
        assertThat(ids()).containsExactly("others", "servers", "drained", "drain", "load");
        press("steps.drained", "remove");
        operator.send(sheet("&at=steps.others"), Map.of("en", "Count them twice", "timeout", "90s", "act", "save"));
        assertThat(outline().text()).contains("Count them twice");
        assertThat(field(operator.open(draft + "/outline" + PLAN + "&at=steps.others"), "timeout")
                        .val())
                .isEqualTo("90s");

        for (int edit = 0; edit < 3; edit++) {
            var buttons = outline().expectForm("form:has([value=undo])").select("button[name=edit]");
            turn(buttons.first());
        }
        assertThat(ids()).containsExactly("others", "servers", "drain", "drained", "load");
        assertThat(outline().text()).doesNotContain("Count them twice");
        turn(outline()
                .expectForm("form:has([value=undo])")
                .select("button[name=edit]")
                .last());
        assertThat(ids()).containsExactly("others", "servers", "drained", "drain", "load");
    }

    private void turn(Element button) {
        assertThat(button.hasAttr("disabled")).isFalse();
        var done = operator.send(
                outline().expectForm("form:has([value=undo])"), Map.of("act", "undo", "edit", button.val()));
        assertThat(done.statusCode()).isEqualTo(303);
    }

    @Test
    void head_checks_and_the_form_of_a_step_are_filled_in() {
        var parameter = Map.of(
                "row.1.name", "why", "row.1.type", "text", "row.1.en", "the reason", "row.1.zh", "原因", "act", "save");
        var head = new HashMap<>(parameter);
        head.putAll(Map.of("tier", "3", "batch.then", "4", "name.en", "Off traffic"));
        operator.send(sheet("&at=plan"), head);
        var stored = operator.open(draft + "/outline" + PLAN + "&at=plan");
        assertThat(field(stored, "row.1.name").val()).isEqualTo("why");
        assertThat(field(stored, "batch.then").val()).isEqualTo("4");

        var check = Map.of("id", "up", "check", "HOST-SSH", "must", "banana", "act", "add");
        var refused = operator.page(operator.send(sheet("&new=checks&behind="), check));
        assertThat(refused.html().expectFirst(".field:has([name=must]) .bad").text())
                .contains("< 80");

        var ask = new HashMap<>(Map.of("id", "ask", "en", "Who agreed?", "zh", "谁批准？", "does", "MANUAL", "act", "add"));
        ask.putAll(Map.of("row.0.name", "consent", "row.0.type", "text", "row.0.en", "who", "row.0.zh", "谁"));
        operator.send(sheet("&new=steps&behind="), ask);
        assertThat(ids()).startsWith("ask", "others");
        assertThat(operator.open(draft + "/outline" + PLAN + "&at=steps.load")
                        .html()
                        .select("#outputs option")
                        .eachAttr("value"))
                .contains("${steps.ask.consent}");
    }

    @Test
    void a_step_that_would_wait_for_itself_is_refused_beside_what_it_waits_for() {
        var waits = Map.of("after.usual", "no", "after", "load", "act", "save");
        var refused = operator.page(operator.send(sheet("&at=steps.drain"), waits));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().expectFirst("fieldset.wrong .bad").text()).contains("waits for itself");
    }

    @Test
    void a_new_plan_is_made_by_forms_alone() {
        var plan = "?file=plans%2FMADE-BY-FORMS.yaml";
        var head = operator.open(draft + "/outline" + plan).expectForm("#sheet form");
        var names = new HashMap<>(Map.of("name.en", "Made", "name.zh", "新建", "act", "save"));
        names.putAll(Map.of("description.en", "By forms", "description.zh", "用表单"));
        assertThat(operator.send(head, names).statusCode()).isEqualTo(303);
        assertThat(operator.open(draft + plan).text()).contains("MADE-BY-FORMS", "Look what happened.");
    }

    @Test
    void an_operator_looks_what_is_wrong_with_a_draft_of_plans_and_hands_it_in() {
        press("steps.load", "remove");

        assertThat(operator.open(draft + "/check").status()).isEqualTo(200);
        assertThat(operator.open(draft).html().select("form[action$=upload]")).isEmpty();
        operator.send(operator.open(draft).expectForm("form[action$=submit]"), Map.of());
        assertThat(operator.open(draft).html().select("form[action$=submit], form[action$=approve]"))
                .isEmpty();
        assertThat(operator.open(draft).text()).contains("Submitted");

        var approver = Visitor.hired(colleagues, "outline-approver", "approver");
        approver.send(approver.open(draft).expectForm("form[action$=approve]"), Map.of());
        assertThat(operator.open(draft).text()).contains("Approved");
    }

    @Test
    void who_comes_second_overwrites_nothing_and_rules_stay_closed() {
        var form = outline().expectForm("form:has([value=steps.drain])");
        press("steps.load", "remove");

        assertThat(operator.send(form, Map.of("act", "remove")).statusCode()).isEqualTo(412);
        assertThat(ids()).contains("drain");
        assertThat(operator.get(draft + "/outline?file=plans%2Fno-such.yaml").statusCode())
                .isEqualTo(404);
        assertThat(operator.get(draft + "/text?file=grading%2Fgrading.drl").statusCode())
                .isEqualTo(403);
    }
}
