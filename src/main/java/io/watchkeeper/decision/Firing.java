package io.watchkeeper.decision;

import java.util.Comparator;
import java.util.Map;
import java.util.Objects;

import io.watchkeeper.facts.DecisionFact;

/**
 * One rule or table row that fired, and the decision it inserted, which names no signal.
 *
 * @param rule the rule's name; for a row its NAME cell, else the table's name and row
 * @param table path of the table under {@code rules/}, empty for a rule written in DRL
 * @param row the 1-based sheet row, 0 for DRL
 * @param priority the row's PRIORITY, or the rule's salience: higher fires first
 * @param cells the filled cells of that row by their address, such as {@code C12}
 */
public record Firing(
        Stage stage,
        String rule,
        String table,
        int row,
        int priority,
        Map<String, String> cells,
        DecisionFact decision) {

    /** Without the cells, which table and row tell, and which would have to be written for it. */
    @Override
    public int hashCode() {
        return Objects.hash(stage, rule, table, row, decision);
    }

    /** As decisions are stored: by stage, table, row and rule; the order in which they fired is not told. */
    static final Comparator<Firing> CANONICAL = Comparator.comparing(Firing::stage)
            .thenComparing(Firing::table)
            .thenComparingInt(Firing::row)
            .thenComparing(Firing::rule)
            .thenComparing(firing -> firing.decision().toString());

    /** The strongest first: by priority; what is left open then by what stands first. */
    static final Comparator<Firing> STRONGEST =
            Comparator.comparingInt(Firing::priority).reversed().thenComparing(CANONICAL);
}
