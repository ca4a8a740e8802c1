package io.watchkeeper.diagnosis.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;

import io.watchkeeper.decision.BuiltInRules;
import io.watchkeeper.decision.diagnosis.TreeSketch;
import io.watchkeeper.diagnosis.picture.TreeDrawing.Visit;
import io.watchkeeper.diagnosis.picture.TreePicture.Box;
import io.watchkeeper.diagnosis.picture.TreePicture.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeDrawingTest {
    private static final Map<String, Visit> FILLING = Map.of(
            "DISK-FREE", new Visit(Standing.ANSWERED, "4.2 %", "DISK-FILLS"),
            "DISK-FILLS", new Visit(Standing.NO_DATA, "no answer", "DISK-FULL-STEADY"),
            "DISK-FULL-STEADY", new Visit(Standing.CONCLUDED, "", ""));

    @Test
    void the_way_that_was_taken_stands_out_and_the_rest_is_there() {
        var picture = draw("en");
        assertThat(picture.boxes())
                .filteredOn(box -> box.standing() != Standing.UNTAKEN)
                .extracting(Box::node)
                .containsExactlyInAnyOrder("DISK-FREE", "DISK-FILLS", "DISK-FULL-STEADY");
        assertThat(picture.boxes()).extracting(Box::node).contains("DISK-ENTRIES", "HOST-REACHED", "INODES-USED");
        assertThat(picture.lines()).filteredOn(TreePicture.Line::taken).hasSize(2);
        assertThat(picture.boxes())
                .filteredOn(box -> box.node().equals("DISK-FREE"))
                .allSatisfy(box -> {
                    assertThat(box.value().text()).isEqualTo("4.2 %");
                    assertThat(box.lines().get(0).text()).startsWith("How much of the file");
                });
    }

    @Test
    void a_branch_says_which_answers_it_takes() {
        assertThat(draw("en").lines())
                .extracting(line -> line.label().text())
                .contains("< 20", "≥ 20", "10 … < 1000", "no answer", "error", "< 10 / no answer, error");
        assertThat(draw("zh").lines()).extracting(line -> line.label().text()).contains("无结果", "出错");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HOST-CPU", "DATABASE-LOCKS", "GATEWAY-5XX", "CERTIFICATE"})
    void boxes_do_not_cover_each_other_and_stay_inside(String tree) {
        var root = BuiltInRules.rulebook().trees().tree(tree).orElseThrow().root();
        var picture = TreeDrawing.of(BuiltInRules.rulebook(), root, Map.of(), "zh");
        for (var one : picture.boxes()) {
            assertThat(one.x()).isNotNegative();
            assertThat(one.x() + one.width()).isLessThanOrEqualTo(picture.width());
            assertThat(one.y() + one.height()).isLessThanOrEqualTo(picture.height());
            assertThat(picture.boxes())
                    .filteredOn(other -> other != one && overlap(one, other))
                    .isEmpty();
        }
    }

    @Test
    void each_branch_of_a_tree_that_is_edited_has_a_line_with_a_label_of_its_own() {
        var sketch = TreeSketch.of(BuiltInRules.rulebook());
        var look = new TreeDrawing.Look("en", true, Set.of(), TreeCoverage.unknown());
        var picture = TreeDrawing.of(sketch, "DISK-FREE", Map.of(), look);
        assertThat(picture.lines())
                .extracting(TreePicture.Line::key)
                .doesNotContain("")
                .doesNotHaveDuplicates();
        assertThat(picture.lines())
                .extracting(line -> line.label().x() + " " + line.label().y())
                .doesNotHaveDuplicates();
        assertThat(picture.boxes()).noneMatch(box -> picture.lines().stream()
                .anyMatch(line -> line.label().x() > box.x()
                        && line.label().x() < box.x() + box.width()
                        && line.label().y() > box.y()
                        && line.label().y() < box.y() + box.height()));

        var folded = new TreeDrawing.Look("en", true, Set.of("DISK-FREE"), TreeCoverage.unknown());
        var alone = TreeDrawing.of(sketch, "DISK-FREE", Map.of(), folded);
        assertThat(alone.lines()).isEmpty();
        assertThat(alone.boxes().get(0).mark().hidden()).isGreaterThan(4);
    }

    @Test
    void the_same_tree_is_the_same_picture_each_time() {
        assertThat(draw("en")).isEqualTo(draw("en"));
    }

    private static boolean overlap(Box one, Box other) {
        return one.x() < other.x() + other.width()
                && other.x() < one.x() + one.width()
                && one.y() < other.y() + other.height()
                && other.y() < one.y() + one.height();
    }

    private static TreePicture draw(String language) {
        return TreeDrawing.of(BuiltInRules.rulebook(), "DISK-FREE", FILLING, language);
    }
}
