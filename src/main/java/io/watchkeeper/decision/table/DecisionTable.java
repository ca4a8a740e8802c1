package io.watchkeeper.decision.table;

import java.util.List;

import io.watchkeeper.facts.Fact;

/**
 * A decision table, ready to be asked.
 *
 * @param file path under {@code rules/}
 * @param rows in the order of firing: by priority, highest first, then by sheet row
 */
public record DecisionTable(String file, TableSchema schema, List<TableRow> rows, TableIndex index) {

    /** The rows that fire, in their order; of an activation group only the first. */
    public List<TableRow> matches(Question question) {
        return index.matches(question);
    }

    /** The rows that fire for one fact at no time. */
    public List<TableRow> matches(Fact fact) {
        return matches(Question.about(fact));
    }

    /** What one of its rows says, with the first cell that stands against it. */
    public RowAnswer whyNot(TableRow row, Question question) {
        return new WhyNot(this, question).of(row);
    }
}
