package io.watchkeeper.rulebook.draft;

import java.util.List;
import java.util.stream.IntStream;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.content.Sheet;
import io.watchkeeper.facts.Sentence;

/** What of a table belongs to rule engineers: everything above its data rows. Analysts' uploads have to have it cell for cell. */
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

    /** Names every header cell that the upload has otherwise. */
    static void check(TableName name, Sheet stored, Sheet uploaded, Problems.InFile problems) {
        for (int row = 0; row < firstRow(name, stored); row++) {
            for (int column = 0; column < Math.max(stored.width(row), uploaded.width(row)); column++) {
                var expected = stored.cell(row, column);
                var found = uploaded.cell(row, column);
                if (!found.equals(expected)) {
                    problems.add(
                            Sheet.address(row, column),
                            "HEADER_CHANGED",
                            found,
                            new Sentence(
                                    "An upload changes data rows only; this cell belongs to the header.",
                                    "上传只能修改数据行；该单元格属于表头。"),
                            expected.isEmpty() ? "an empty cell" : expected,
                            expected);
                }
            }
        }
    }

    private static boolean namesTable(List<String> row) {
        return row.stream().anyMatch(cell -> cell.startsWith(TABLE));
    }
}
