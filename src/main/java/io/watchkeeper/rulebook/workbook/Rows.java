package io.watchkeeper.rulebook.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.watchkeeper.decision.content.Sheet;

/** Puts the cells of a workbook into rows of text as the CSV form of a table has them. */
final class Rows {
    private final TableForm current;
    private final String sheet;
    private final List<Finding> findings;
    private final List<List<String>> rows = new ArrayList<>();

    Rows(TableForm form, String sheet, List<Finding> findings) {
        this.current = form;
        this.sheet = sheet;
        this.findings = findings;
    }

    Sheet of(List<RawCell> cells, List<Area> merged, CellText texts) {
        cells.forEach(cell -> put(cell.row(), cell.column(), cell.text()));
        var form = current.in(new Sheet(rows));
        for (var cell : cells) {
            var column = form.header(cell.row()) ? Optional.<Column>empty() : form.column(cell.row(), cell.column());
            put(
                    cell.row(),
                    cell.column(),
                    texts.of(cell, column.map(Column::kind).orElse(Column.Kind.TEXT)));
        }
        merged.forEach(area -> merge(area, form));
        return new Sheet(rows);
    }

    private void put(int row, int column, String text) {
        while (rows.size() <= row) {
            rows.add(new ArrayList<>());
        }
        var cells = rows.get(row);
        while (cells.size() <= column) {
            cells.add("");
        }
        cells.set(column, text);
    }

    /** A merged object cell is written in CSV as one text with three dots in each of its columns. */
    private void merge(Area area, TableForm form) {
        if (!form.header(area.top()) || !form.header(area.bottom())) {
            findings.add(Finding.of("CELL_MERGED", "Cells of data rows must not be merged.", "数据行的单元格不能合并。")
                    .at(sheet, area.address())
                    .advising("Unmerge the cells and fill each of them.", "请取消合并并逐个填写。"));
            return;
        }
        var text =
                area.top() < rows.size() && area.left() < rows.get(area.top()).size()
                        ? rows.get(area.top()).get(area.left())
                        : "";
        if (area.top() == area.bottom() && area.right() < Limits.COLUMNS && !text.isEmpty()) {
            for (int column = area.left(); column <= area.right(); column++) {
                put(area.top(), column, text + "...");
            }
        }
    }
}
