package io.watchkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.watchkeeper.access.Colleagues;
import io.watchkeeper.testing.DatabaseForTests;
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
                .select(".way-list > li > p.quiet code:first-child")
                .eachText();
    }

    @Test
    void steps_are_added_moved_changed_and_removed() {
        assertThat(operator.open(draft + PLAN).html().select("a[href*=/outline?]"))
                .hasSize(1);
        assertThat(ids()).containsExactly("others", "servers", "drain", "drained", "load");

        var tell = Map.of("id", "tell", "en", "Tell them", "zh", "通知", "operation", "TEAM-NOTIFY");
        var add = outline().expectForm("form:has([value=add])");
        var refused = operator.page(operator.send(add, tell));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("steps.tell.with", "what is said");
        assertThat(refused.html().expectFirst("#en-new").wholeText().strip()).isEqualTo("Tell them");

        add = refused.expectForm("form:has([value=add])");
        operator.send(add, Map.of("with", "text: ${event.object}", "each", "once"));
        assertThat(ids()).endsWith("load", "tell");

        operator.send(outline().expectForm("form:has([value=tell]):has([value=up])"), Map.of("act", "up"));
        assertThat(ids()).endsWith("tell", "load");

        operator.send(
                outline().expectForm("form:has([value=tell]):has([value=change])"), Map.of("en", "Tell the team"));
        assertThat(outline().text()).contains("Tell the team");

        operator.send(outline().expectForm("form:has([value=tell]):has([value=up])"), Map.of("act", "remove"));
        assertThat(ids()).containsExactly("others", "servers", "drain", "drained", "load");
    }

    @Test
    void an_operator_looks_what_is_wrong_with_a_draft_of_plans_and_hands_it_in() {
        operator.send(outline().expectForm("form:has([value=load]):has([value=up])"), Map.of("act", "remove"));

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
        var form = outline().expectForm("form:has([value=drain]):has([value=up])");
        operator.send(outline().expectForm("form:has([value=load]):has([value=up])"), Map.of("act", "remove"));

        assertThat(operator.send(form, Map.of("act", "remove")).statusCode()).isEqualTo(412);
        assertThat(ids()).contains("drain");
        assertThat(operator.get(draft + "/outline?file=plans%2FNO-SUCH.yaml").statusCode())
                .isEqualTo(404);
        assertThat(operator.get(draft + "/text?file=grading%2Fgrading.drl").statusCode())
                .isEqualTo(403);
    }
}
