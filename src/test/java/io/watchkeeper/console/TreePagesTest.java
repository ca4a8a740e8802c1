package io.watchkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The trees of a version are read, tried and edited. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class TreePagesTest {
    private static final String CPU = "/rulebooks/1/trees/HOST-CPU";

    private Visitor visitor;

    @BeforeEach
    void signIn() {
        visitor = Visitor.signedIn("en");
    }

    @Test
    void each_tree_is_drawn_and_listed_node_by_node_with_its_rows_and_its_tests() {
        var list = visitor.open("/rulebooks/1/trees");
        assertThat(list.html().select("tbody tr")).hasSize(17);
        assertThat(list.html().select("a[href=" + CPU + "]").text()).isEqualTo("Why is the CPU busy?");

        var page = visitor.open(CPU).html();
        assertThat(page.select("svg .node")).hasSizeGreaterThan(5);
        assertThat(page.expectFirst("#node-CPU-USE").text())
                .contains("How much of the CPU is used?", "Branch: < 60 → CPU-CALM", "test scenarios come by")
                .doesNotContain("Edit row");
        assertThat(page.select("#node-CPU-USE a[href*=questions.drl.csv]").attr("href"))
                .startsWith("/rulebooks/1?file=diagnosis%2Fquestions.drl.csv&at=");
        assertThat(Visitor.signedIn("zh").open(CPU).text()).contains("CPU 为何繁忙？", "逐个节点");
    }

    @Test
    void answers_that_are_tried_light_the_way_and_tell_where_it_leads() {
        var asked = visitor.open(CPU + "?evidence=CPU-USE+%3D+95").html();
        assertThat(asked.select("svg .ANSWERED .value").eachText()).containsExactly("95");
        assertThat(asked.select("svg .ASKED")).hasSize(1);
        assertThat(asked.expectFirst("#end").text()).contains("CPU-WAIT would be asked next");

        var found = visitor.open(CPU + "?evidence=CPU-USE+%3D+12").html();
        assertThat(found.select("svg .CONCLUDED")).hasSize(1);
        assertThat(found.expectFirst("#end").text()).contains("The CPU is calm again");

        var broken = visitor.open(CPU + "?evidence=%3Cscript%3E").html();
        assertThat(broken.expectFirst("#evidence").attr("aria-invalid")).isEqualTo("true");
        assertThat(broken.expectFirst("#evidence").val()).isEqualTo("<script>");
        assertThat(broken.select("#end")).isEmpty();
        assertThat(visitor.open("/rulebooks/1/trees/NO-SUCH-TREE").status()).isEqualTo(404);
        assertThat(visitor.open("/rulebooks/999999/trees").status()).isEqualTo(404);
    }

    @Test
    void in_a_draft_each_row_of_a_node_leads_to_its_form_and_an_edit_shows_in_the_drawing() {
        var draft = visitor.send(visitor.open("/rulebooks/1").expectForm("form[action$=draft]"), Map.of())
                .header("Location");
        var page = visitor.open(draft + "/trees/HOST-CPU");
        var link = page.html().select("#node-CPU-CALM a[href*=conclusions]:contains(Edit)");
        var form = visitor.open(link.attr("href")).expectForm("form[action$=row]");
        var confidence = form.select("select:has(option[value=HIGH][selected])");
        assertThat(confidence).hasSize(1);

        assertThat(visitor.send(form, Map.of(confidence.attr("name"), "LOW", "act", "SAVE"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(visitor.open(draft + "/trees/HOST-CPU")
                        .html()
                        .expectFirst("#node-CPU-CALM")
                        .text())
                .contains("Conclusion: CPU-CALM · LOW");
    }
}
