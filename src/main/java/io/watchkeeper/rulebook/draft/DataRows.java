package io.watchkeeper.rulebook.draft;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.content.Sheet;
import io.watchkeeper.decision.table.TableReader;
import io.watchkeeper.rulebook.workbook.TableForm;

/**
 * The rows of a sheet below its header, by their number in it, counted from 1.
 *
 * @param headers of the tables of the sheet
 */
record DataRows(Sheet sheet, int firstRow, List<TableReader.Header> headers) {
    static DataRows of(TableForm form) {
        var sheet = Sheet.read(form.text(), new Problems().in(""));
        return new DataRows(sheet, form.firstRow(), TableReader.headers(sheet));
    }

    /** Whether the number is that of a data row that holds anything. */
    boolean has(int number) {
        return number > firstRow
                && number <= sheet.height()
                && !sheet.blank(number - 1)
                && headers.stream().noneMatch(header -> number > header.top() && number <= header.end());
    }

    /** Those that hold anything, from top to bottom. */
    IntStream numbers() {
        return IntStream.rangeClosed(firstRow + 1, sheet.height()).filter(this::has);
    }

    String cell(int number, int column) {
        return sheet.cell(number - 1, column);
    }

    Map<Integer, String> cells(int number, Iterable<Integer> columns) {
        var cells = new TreeMap<Integer, String>();
        columns.forEach(column -> cells.put(column, cell(number, column)));
        return cells;
    }

    /** The row before, or itself where it is the first. */
    int above(int number) {
        return IntStream.iterate(number - 1, row -> row > firstRow, row -> row - 1)
                .filter(this::has)
                .findFirst()
                .orElse(number);
    }

    /** The row after, or itself where it is the last. */
    int below(int number) {
        return IntStream.rangeClosed(number + 1, sheet.height())
                .filter(this::has)
                .findFirst()
                .orElse(number);
    }

    int last() {
        return numbers().max().orElse(firstRow);
    }

    int count() {
        return (int) numbers().count();
    }
}
