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
import io.watchkeeper.decision.table.TableRow;
import io.watchkeeper.decision.table.Tables;
import io.watchkeeper.facts.DecisionFact;
import io.watchkeeper.facts.RiskEvent;
import org.junit.jupiter.api.Test;

/** What the review says of random tables, compared with every fact that they can tell apart. */
class ProvenFindingsTest {
    private static final int TABLES = 400;
    private static final int FIRST_ROW = 9;
    private static final List<RiskEvent> FACTS = GradingTables.facts();

    private final Map<String, Integer> seen = new HashMap<>();

    @Test
    void a_row_said_to_change_nothing_changes_nothing() {
        for (int seed = 0; seed < TABLES; seed++) {
            var rows = GradingTables.random(new Random(seed), 2 + seed % 9);
            var table = GradingTables.table(rows);
            for (var finding : TableReview.of(table, Tables.vocabulary()).findings()) {
                if (!(finding instanceof Finding.Conflict) && rows.size() > 1) {
                    seen.merge(finding.getClass().getSimpleName(), 1, Integer::sum);
                    assertUnchanged(table, without(rows, finding.row()), "seed " + seed + ": " + finding);
                }
            }
        }
        assertThat(seen.keySet())
                .containsExactlyInAnyOrder("Contradiction", "Duplicate", "Redundant", "Repeating", "Unreachable");
        assertThat(seen.values()).allMatch(count -> count > 5);
    }

    private static DecisionTable without(List<String> rows, TableRow row) {
        var left = new ArrayList<>(rows);
        left.remove(row.sheetRow() - FIRST_ROW);
        return GradingTables.table(left);
    }

    private static void assertUnchanged(DecisionTable table, DecisionTable other, String description) {
        for (var fact : FACTS) {
            assertThat(decisions(other, fact)).as(description + " for " + fact).isEqualTo(decisions(table, fact));
        }
    }

    private static Set<DecisionFact> decisions(DecisionTable table, RiskEvent fact) {
        var decisions = new LinkedHashSet<DecisionFact>();
        table.matches(fact).forEach(row -> decisions.add(row.decision()));
        return decisions;
    }

    @Test
    void the_example_of_a_conflict_is_for_both_rows_and_the_upper_one_decides() {
        int conflicts = 0;
        for (int seed = 0; seed < TABLES; seed++) {
            var rows = GradingTables.random(new Random(seed), 2 + seed % 9);
            var table = GradingTables.table(rows);
            var review = TableReview.of(table, Tables.vocabulary());
            for (var finding : review.findings()) {
                if (finding instanceof Finding.Conflict conflict) {
                    conflicts++;
                    var fact = fact(review.axes(), conflict.example());
                    var upper = conflict.others().get(0);
                    assertThat(alone(rows, conflict.row()).matches(fact))
                            .as("seed %d, %s, %s, %s", seed, conflict, fact, rows)
                            .hasSize(1);
                    assertThat(alone(rows, upper).matches(fact)).hasSize(1);
                    assertThat(table.matches(fact)).containsExactly(upper);
                    assertThat(upper.decision()).isNotEqualTo(conflict.row().decision());
                }
            }
        }
        assertThat(conflicts).isGreaterThan(100);
    }

    private static DecisionTable alone(List<String> rows, TableRow row) {
        return GradingTables.table(List.of(rows.get(row.sheetRow() - FIRST_ROW)));
    }

    private static RiskEvent fact(List<Axis> axes, List<Object> values) {
        var named = new HashMap<String, Object>();
        for (int axis = 0; axis < axes.size(); axis++) {
            named.put(axes.get(axis).name(), values.get(axis));
        }
        return GradingTables.fact(
                (String) named.get("severity"),
                (String) named.get("environment"),
                (Long) named.get("occurrences"),
                (Boolean) named.get("storm"));
    }

    @Test
    void the_gaps_are_exactly_the_facts_without_a_row() {
        int uncovered = 0;
        for (int seed = 0; seed < TABLES; seed++) {
            var table = GradingTables.table(GradingTables.random(new Random(seed), 2 + seed % 9));
            var review = TableReview.of(table, Tables.vocabulary());
            // where a text only has to begin so, the search is not exhaustive
            boolean all = !review.gaps().ended()
                    && table.rows().stream()
                            .noneMatch(row -> row.group().isEmpty()
                                    || row.cells().keySet().stream().anyMatch(cell -> cell.startsWith("J")));
            for (var fact : FACTS) {
                var point = review.axes().stream().map(axis -> axis.read(fact)).toList();
                long gaps = review.gaps().gaps().stream()
                        .filter(gap -> gap.mayHold(point))
                        .count();
                boolean none = table.matches(fact).isEmpty();
                assertThat(gaps).as("seed %d, %s", seed, fact).isLessThanOrEqualTo(none ? 1 : 0);
                if (all && none) {
                    uncovered++;
                    assertThat(gaps).as("seed %d, %s", seed, fact).isOne();
                }
            }
        }
        assertThat(uncovered).isGreaterThan(100);
    }

    @Test
    void after_any_edit_the_review_says_what_a_new_one_would() {
        var random = new Random(7);
        for (int seed = 0; seed < TABLES; seed++) {
            var rows = GradingTables.random(new Random(seed), 2 + seed % 20);
            boolean grouped = rows.get(0).contains(",g,");
            var review = TableReview.of(GradingTables.table(rows), Tables.vocabulary());
            for (int edit = 0; edit < 4; edit++) {
                rows.set(random.nextInt(rows.size()), GradingTables.row(random, grouped));
                var edited = GradingTables.table(rows);
                review = review.after(edited);
                assertThat(review.problems())
                        .as("seed %d, edit %d", seed, edit)
                        .isEqualTo(TableReview.of(edited, Tables.vocabulary()).problems());
            }
        }
    }
}
