package io.watchkeeper.rulebook.workbook;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.content.Sheet;
import io.watchkeeper.decision.content.Vocabulary;
import io.watchkeeper.decision.table.TableSchema;

/**
 * A decision table as it is now, with what a file of it needs to know: the frame into which an upload has to fit.
 *
 * @param name of the sheet
 * @param text the table as CSV
 * @param firstRow of the data, counted from 0: what stands above is the header
 * @param columns of the table from left to right
 */
public record TableForm(String name, String text, int firstRow, List<Column> columns) {
    private static final int LONGEST_NAME = 31;

    public TableForm {
        columns =
                columns.stream().sorted(Comparator.comparingInt(Column::index)).toList();
    }

    /** @param file path under {@code rules/}, such as {@code grading/grading.drl.csv} */
    public static TableForm of(String file, String text, TableSchema schema, Vocabulary vocabulary) {
        var columns = Columns.of(sheet(text), schema, vocabulary);
        return new TableForm(name(file), text, schema.firstRow(), columns);
    }

    private static String name(String file) {
        var last = file.substring(file.lastIndexOf('/') + 1);
        var name = last.replaceFirst("\\..*$", "").replaceAll("[\\[\\]*?/\\\\:']", "_");
        return name.isEmpty() ? "table" : name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }

    Sheet sheet() {
        return sheet(text);
    }

    private static Sheet sheet(String text) {
        return Sheet.read(text, new Problems().in(""));
    }

    /** How many columns the header has. */
    int width() {
        return columns.isEmpty() ? 0 : columns.get(columns.size() - 1).index() + 1;
    }

    Optional<Column> column(int index) {
        return columns.stream().filter(column -> column.index() == index).findFirst();
    }
}
