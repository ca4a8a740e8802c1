package io.watchkeeper.rulebook.draft;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.watchkeeper.rulebook.draft.TableDesk.Held;
import io.watchkeeper.rulebook.workbook.Column;
import io.watchkeeper.rulebook.workbook.TableForm;

/**
 * One row of a draft's table as it is stored.
 *
 * @param row counted from 1; 0 where the table has none
 * @param columns those that may be edited, from left to right
 * @param cells by column, counted from 0
 * @param usual what every row of the table holds: a new one begins with it
 */
public record RowView(
        String file,
        String etag,
        int row,
        List<Column> columns,
        Map<Integer, String> cells,
        Map<Integer, String> usual) {
    static Optional<RowView> of(Held held, TableForm form, int wanted) {
        var rows = DataRows.of(form);
        int row = wanted == 0 ? rows.last() : wanted;
        var columns = form.columns(rows.count() == 0 ? form.firstRow() : row - 1);
        var places = columns.stream().map(Column::index).toList();
        boolean none = rows.count() == 0;
        return rows.has(row) || none && wanted == 0
                ? Optional.of(new RowView(
                        held.name().file(),
                        held.etag(),
                        none ? 0 : row,
                        columns,
                        none ? blank(places) : rows.cells(row, places),
                        none ? blank(places) : usual(rows, places)))
                : Optional.empty();
    }

    private static Map<Integer, String> blank(List<Integer> columns) {
        var cells = new TreeMap<Integer, String>();
        columns.forEach(column -> cells.put(column, ""));
        return cells;
    }

    private static Map<Integer, String> usual(DataRows rows, List<Integer> columns) {
        var usual = rows.cells(rows.last(), columns);
        rows.numbers()
                .forEach(number -> usual.replaceAll(
                        (column, text) -> rows.cell(number, column).equals(text) ? text : ""));
        if (rows.count() == 1) {
            usual.replace(columns.get(0), "");
        }
        return usual;
    }
}
