package io.watchkeeper.decision.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.watchkeeper.decision.content.Sheet;

/** Rows of an earlier sheet that was without problems. What a row is depends on its header, its place and its cells alone. */
final class KnownRows {
    private final TableSchema schema;
    private final Map<Integer, TableRow> byPlace = new HashMap<>();

    private KnownRows(TableSchema schema) {
        this.schema = schema;
    }

    static KnownRows of(List<DecisionTable> before, TableSchema schema) {
        var known = new KnownRows(schema);
        before.stream()
                .filter(table -> table.schema().equals(schema))
                .flatMap(table -> table.rows().stream())
                .forEach(row -> known.byPlace.put(row.sheetRow() - 1, row));
        return known;
    }

    /** The known row, where its cells stand in the sheet again. */
    Optional<TableRow> same(Sheet sheet, int row, int priority) {
        return Optional.ofNullable(byPlace.get(row))
                .filter(known -> known.priority() == priority && same(known.texts(), sheet, row));
    }

    private boolean same(List<String> texts, Sheet sheet, int row) {
        boolean same = true;
        for (int column = schema.startColumn(); column < Math.max(texts.size(), sheet.width(row)) && same; column++) {
            same = sheet.cell(row, column).equals(column < texts.size() ? texts.get(column) : "");
        }
        return same;
    }
}
