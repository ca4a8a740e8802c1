package io.watchkeeper.decision.table;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import io.watchkeeper.decision.content.Sheet;
import io.watchkeeper.facts.DecisionFact;

/** Reads the ACTION cells of a row. */
final class RowDecision {
    private final Sheet sheet;
    private final TableSchema schema;
    private final Complaints complaints;
    private final CellReader cells;
    private final Set<Integer> valued = new HashSet<>();

    RowDecision(Sheet sheet, TableSchema schema, Complaints complaints, CellReader cells) {
        this.sheet = sheet;
        this.schema = schema;
        this.complaints = complaints;
        this.cells = cells;
        for (var argument : schema.arguments()) {
            if (argument instanceof Argument.OfCell cell) {
                valued.add(cell.column());
            }
        }
    }

    /** Empty when the row has a problem. */
    Optional<DecisionFact> read(int row) {
        for (int column : schema.actions()) {
            if (sheet.cell(row, column).isEmpty()) {
                complaints.about(
                        row,
                        column,
                        "MISSING_VALUE",
                        "Every ACTION cell of a row must be filled.",
                        "每行的 ACTION 单元格都必须填写。");
                return Optional.empty();
            }
        }
        var values = new Object[schema.arguments().size()];
        boolean complete = true;
        int refused = -1;
        for (int i = 0; i < values.length; i++) {
            int column = schema.arguments().get(i) instanceof Argument.OfCell cell ? cell.column() : -1;
            var value = column >= 0 && column == refused ? Optional.empty() : argument(row, i);
            if (value.isEmpty()) {
                complete = false;
                refused = column;
            }
            values[i] = value.orElse(null);
        }
        for (int column : schema.actions()) {
            complete &= valued.contains(column) || cells.mark(row, column).isPresent();
        }
        return complete ? Optional.of((DecisionFact) schema.decision().make(values)) : Optional.empty();
    }

    private Optional<Object> argument(int row, int place) {
        var argument = schema.arguments().get(place);
        if (argument instanceof Argument.OfCell cell) {
            return cells.action(
                    row, cell, schema.decision(), schema.decision().components().get(place));
        }
        return Optional.of(argument instanceof Argument.Literal literal ? literal.value() : "");
    }
}
