package io.watchkeeper.rulebook.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;

import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.watchkeeper.access.Colleagues;
import io.watchkeeper.rulebook.LiveRulebook;
import io.watchkeeper.testing.Administrator;
import io.watchkeeper.testing.DatabaseForTests;
import io.watchkeeper.testing.OwnStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two people work on drafts of one version. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
@TestProfile(OwnStore.class)
class RebaseHttpTest {
    private static final String GRADING = "grading/grading";
    private static final String ROW = "%s,540,grade,x,HOST-DISK-SPACE,,,,%s,,,,,,,INFO,OUTSIDE_PRODUCTION";

    @Inject
    Colleagues colleagues;

    @Inject
    LiveRulebook live;

    private String li;
    private String wang;

    @BeforeEach
    void meet() {
        li = colleagues.token("li", "analyst", "rule-engineer");
        wang = colleagues.token("wang", "approver");
    }

    @AfterEach
    void goBackToTheFirstVersion() {
        VersionOverHttp.backToTheFirst(live, wang);
    }

    @Test
    void what_was_published_since_is_taken_in_and_the_draft_can_be_published_then() {
        var slow = VersionOverHttp.draft(li, null).withRow(li, GRADING, ROW.formatted("Slow", "lab-d"));
        var fast = VersionOverHttp.draft(li, null).withRow(li, GRADING, ROW.formatted("Fast", "lab-e"));
        fast.publish(li, wang);

        slow.step(li, "rebase").statusCode(200).body("basedOn", equalTo((int) fast.version()));
        assertThat(sheet(slow)).contains("Slow,540", "Fast,540");
        assertThat(slow.steps(li)).last().isEqualTo("REBASE li");
        slow.publish(li, wang);
        assertThat(live.version()).contains(slow.version());
    }

    @Test
    void what_both_changed_is_listed_and_nothing_is_lost_until_one_says_whose_work_holds() {
        var slow = VersionOverHttp.draft(li, null).withRow(li, GRADING, ROW.formatted("Same", "lab-f"));
        VersionOverHttp.draft(li, null)
                .withRow(li, GRADING, ROW.formatted("Same", "lab-g"))
                .publish(li, wang);

        slow.step(li, "rebase")
                .statusCode(409)
                .body("conflicts", hasSize(1))
                .body("conflicts[0].file", equalTo("grading/grading.drl.csv"))
                .body("conflicts[0].name", equalTo("Same"))
                .body("conflicts[0].row", greaterThan(10));
        assertThat(sheet(slow)).contains("lab-f").doesNotContain("lab-g");

        slow.step(li, "rebase", Map.of("keep", "neither")).statusCode(422);
        slow.step(li, "rebase", Map.of("keep", "DRAFT")).statusCode(200);
        assertThat(sheet(slow)).contains("lab-f").doesNotContain("lab-g");
    }

    @Test
    void only_a_draft_is_brought_up_to_date() {
        new VersionOverHttp(1).step(li, "rebase").statusCode(409).body("state", equalTo("PUBLISHED"));
        new VersionOverHttp(1).step(wang, "rebase").statusCode(403);
    }

    @Test
    void an_operator_makes_tries_moves_and_submits_drafts_of_plans_and_no_others() {
        var chen = colleagues.token("chen", "operator");
        var plans = VersionOverHttp.draft(chen, null).withFile(chen, "plans/EXAMINE.yaml", "tier: 1", "tier: 2");
        VersionOverHttp.draft(li, null)
                .withRow(li, GRADING, ROW.formatted("Other", "lab-h"))
                .publish(li, wang);

        plans.step(chen, "submit").statusCode(403).body("detail", containsString("differs in: grading"));
        plans.step(chen, "rebase").statusCode(200);
        plans.step(chen, "test").statusCode(200).body("failed", equalTo(0));
        // the store of these tests asks nobody to approve plans
        plans.step(chen, "submit").statusCode(200).body("state", equalTo("APPROVED"));
        plans.step(chen, "publish").statusCode(403);

        var others = VersionOverHttp.draft(chen, null).withRow(li, GRADING, ROW.formatted("Third", "lab-i"));
        others.step(chen, "submit").statusCode(403);
        others.step(chen, "rebase").statusCode(403);
        VersionOverHttp.draft(chen, others.version()).step(chen, "submit").statusCode(403);
        others.step(li, "submit").statusCode(200);
    }

    private String sheet(VersionOverHttp version) {
        return Administrator.as(li)
                .accept("text/csv")
                .get(version.address("/tables/" + GRADING))
                .asString();
    }
}
