package io.watchkeeper.decision.table;

import java.util.List;

import io.watchkeeper.facts.Fact;

/** A decision table that can be asked. Its index is made when it is first asked or prepared; who only checks a table needs none. */
public final class DecisionTable {
    private final String file;
    private final TableSchema schema;
    private final List<TableRow> rows;
    private volatile TableIndex index;

    /**
     * @param file path under {@code rules/}
     * @param rows in the order of firing: by priority, highest first, then by sheet row
     */
    DecisionTable(String file, TableSchema schema, List<TableRow> rows) {
        this.file = file;
        this.schema = schema;
        this.rows = rows;
    }

    public String file() {
        return file;
    }

    public TableSchema schema() {
        return schema;
    }

    public List<TableRow> rows() {
        return rows;
    }

    /** Makes the index, so that the first decision need not. */
    public DecisionTable prepared() {
        index();
        return this;
    }

    /** The rows that fire, in their order; of an activation group only the first. */
    public List<TableRow> matches(Question question) {
        return index().matches(question);
    }

    /** The rows that fire for one fact at no time. */
    public List<TableRow> matches(Fact fact) {
        return matches(Question.about(fact));
    }

    /** What one of its rows says, with the first cell that stands against it. */
    public RowAnswer whyNot(TableRow row, Question question) {
        return new WhyNot(this, question).of(row);
    }

    /** Two threads may both make it; the two are alike. */
    private TableIndex index() {
        var made = index;
        if (made == null) {
            made = new TableIndex(schema.conditions(), schema.objects().size(), rows);
            index = made;
        }
        return made;
    }
}
