package io.watchkeeper.rulebook.draft;

import java.util.List;
import java.util.stream.IntStream;

import io.watchkeeper.decision.content.Sheet;

/** What of a table belongs to rule engineers: everything above its data rows. */
final class TableFrame {
    private static final String TABLE = "RuleTable";
    /** Keywords, object, templates and labels follow the row that names the table. */
    private static final int BELOW_THE_NAME = 4;

    private TableFrame() {}

    /** The row of the first data, counted from 0. */
    static int firstRow(TableName name, Sheet sheet) {
        if (!name.decides()) {
            return Math.min(1, sheet.height());
        }
        return IntStream.range(0, sheet.height())
                .filter(row -> namesTable(sheet.rows().get(row)))
                .map(row -> Math.min(row + BELOW_THE_NAME + 1, sheet.height()))
                .findFirst()
                .orElse(sheet.height());
    }

    private static boolean namesTable(List<String> row) {
        return row.stream().anyMatch(cell -> cell.startsWith(TABLE));
    }
}
