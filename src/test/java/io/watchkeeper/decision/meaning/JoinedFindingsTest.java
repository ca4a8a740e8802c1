package io.watchkeeper.decision.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import io.watchkeeper.decision.table.DecisionTable;
import io.watchkeeper.decision.table.Question;
import io.watchkeeper.decision.table.TableRow;
import io.watchkeeper.decision.table.Tables;
import io.watchkeeper.facts.DecisionFact;
import io.watchkeeper.facts.Fact;
import io.watchkeeper.facts.ScenarioWindow;
import org.junit.jupiter.api.Test;

/** What the review says of random tables of two objects, compared with every event with at most two windows that they can tell apart. */
class JoinedFindingsTest {
    private static final int TABLES = 400;
    private static final List<Question> QUESTIONS = JoinedTables.questions();

    private static Set<DecisionFact> decisions(DecisionTable table, Question question) {
        var decisions = new LinkedHashSet<DecisionFact>();
        table.matches(question).forEach(row -> decisions.add(row.decision()));
        return decisions;
    }

    @Test
    void a_row_said_to_change_nothing_changes_nothing() {
        var seen = new HashMap<String, Integer>();
        for (int seed = 0; seed < TABLES; seed++) {
            var rows = JoinedTables.random(new Random(seed), 2 + seed % 9);
            var table = JoinedTables.table(rows);
            for (var finding : TableReview.of(table, Tables.vocabulary()).findings()) {
                if (!(finding instanceof Finding.Conflict) && rows.size() > 1) {
                    seen.merge(finding.getClass().getSimpleName(), 1, Integer::sum);
                    var other = without(rows, finding.row());
                    for (var question : QUESTIONS) {
                        assertThat(decisions(other, question))
                                .as("seed %d: %s for %s, %s", seed, finding, question, rows)
                                .isEqualTo(decisions(table, question));
                    }
                }
            }
        }
        assertThat(seen.keySet())
                .containsExactlyInAnyOrder("Contradiction", "Duplicate", "Redundant", "Repeating", "Unreachable");
        assertThat(seen.values()).allMatch(count -> count > 5);
    }

    private static DecisionTable without(List<String> rows, TableRow row) {
        var left = new ArrayList<>(rows);
        left.remove(row.sheetRow() - JoinedTables.FIRST_ROW);
        return JoinedTables.table(left);
    }

    @Test
    void the_example_of_a_conflict_is_for_both_rows_and_the_upper_one_decides() {
        int conflicts = 0;
        for (int seed = 0; seed < TABLES; seed++) {
            var rows = JoinedTables.random(new Random(seed), 2 + seed % 9);
            var table = JoinedTables.table(rows);
            var review = TableReview.of(table, Tables.vocabulary());
            for (var finding : review.findings()) {
                if (finding instanceof Finding.Conflict conflict) {
                    conflicts++;
                    var question = question(review.axes(), conflict.example());
                    var upper = conflict.others().get(0);
                    assertThat(alone(rows, conflict.row()).matches(question))
                            .as("seed %d, %s, %s, %s", seed, conflict, question, rows)
                            .hasSize(1);
                    assertThat(alone(rows, upper).matches(question)).hasSize(1);
                    assertThat(table.matches(question)).containsExactly(upper);
                    assertThat(upper.decision()).isNotEqualTo(conflict.row().decision());
                }
            }
        }
        assertThat(conflicts).isGreaterThan(50);
    }

    private static DecisionTable alone(List<String> rows, TableRow row) {
        return JoinedTables.table(List.of(rows.get(row.sheetRow() - JoinedTables.FIRST_ROW)));
    }

    private static Question question(List<Axis> axes, List<Object> values) {
        Map<String, Object> named = new HashMap<>();
        for (int axis = 0; axis < axes.size(); axis++) {
            named.put(axes.get(axis).name(), values.get(axis));
        }
        var windows = new ArrayList<Fact>();
        if ("joined".equals(named.get("$w.signal[\"joined\"]"))) {
            windows.add(new ScenarioWindow("", (Long) named.get("$w.opened"), (Long) named.get("$w.windowSeconds")));
        }
        return JoinedTables.question((String) named.get("severity"), windows);
    }

    /** Where a signal has any number of further facts, no list of values is all that rows leave out. */
    @Test
    void nothing_is_said_of_gaps() {
        for (int seed = 0; seed < TABLES; seed++) {
            var review = TableReview.of(
                    JoinedTables.table(JoinedTables.random(new Random(seed), 2 + seed % 9)), Tables.vocabulary());
            assertThat(review.gaps().gaps()).isEmpty();
            assertThat(review.gaps().ended()).isFalse();
        }
    }

    @Test
    void after_any_edit_the_review_says_what_a_new_one_would() {
        var random = new Random(7);
        for (int seed = 0; seed < TABLES; seed++) {
            var rows = JoinedTables.random(new Random(seed), 2 + seed % 20);
            boolean grouped = rows.get(0).contains(",g,");
            var review = TableReview.of(JoinedTables.table(rows), Tables.vocabulary());
            for (int edit = 0; edit < 4; edit++) {
                rows.set(random.nextInt(rows.size()), JoinedTables.row(random, grouped));
                var edited = JoinedTables.table(rows);
                review = review.after(edited);
                assertThat(review.problems())
                        .as("seed %d, edit %d", seed, edit)
                        .isEqualTo(TableReview.of(edited, Tables.vocabulary()).problems());
            }
        }
    }
}
