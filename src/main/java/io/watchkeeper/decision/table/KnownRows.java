package io.watchkeeper.decision.table;

import java.util.List;
import java.util.Optional;

import io.watchkeeper.decision.content.Sheet;

/** Rows of an earlier sheet that was without problems. What a row is depends on its header, its place and its cells alone. */
final class KnownRows {
    private final TableSchema schema;
    private final Sheet before;
    /** By sheet row, counted from 0. */
    private final TableRow[] byPlace;

    private KnownRows(TableSchema schema, Sheet before) {
        this.schema = schema;
        this.before = before;
        this.byPlace = new TableRow[before.height()];
    }

    static KnownRows of(TableReader.Before before, TableSchema schema) {
        var known = new KnownRows(schema, before.sheet());
        before.tables().stream()
                .filter(table -> table.schema().equals(schema))
                .flatMap(table -> table.rows().stream())
                .forEach(row -> known.byPlace[row.sheetRow() - 1] = row);
        return known;
    }

    /** The known row, where its cells stand in the sheet again. */
    Optional<TableRow> same(Sheet sheet, int row, int priority) {
        return row < byPlace.length
                ? Optional.ofNullable(byPlace[row])
                        .filter(known -> known.priority() == priority && same(known.texts(), sheet, row))
                : Optional.empty();
    }

    private boolean same(List<String> texts, Sheet sheet, int row) {
        // lines that both sheets have were read once
        boolean same = true;
        if (sheet.rows().get(row) != before.rows().get(row)) {
            for (int column = schema.startColumn();
                    column < Math.max(texts.size(), sheet.width(row)) && same;
                    column++) {
                same = sheet.cell(row, column).equals(column < texts.size() ? texts.get(column) : "");
            }
        }
        return same;
    }
}
