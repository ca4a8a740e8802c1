package io.watchkeeper.rulebook.workbook;

import java.util.ArrayList;
import java.util.List;

import io.watchkeeper.decision.content.Sheet;

/** Puts the cells of a workbook into rows of text as the CSV form of a table has them. */
final class Rows {
    private final TableForm form;
    private final String sheet;
    private final List<Finding> findings;
    private final List<List<String>> rows = new ArrayList<>();

    Rows(TableForm form, String sheet, List<Finding> findings) {
        this.form = form;
        this.sheet = sheet;
        this.findings = findings;
    }

    Sheet of(List<RawCell> cells, List<Area> merged, CellText texts) {
        var kinds = new ArrayList<Column.Kind>();
        form.columns().forEach(column -> {
            while (kinds.size() < column.index()) {
                kinds.add(Column.Kind.TEXT);
            }
            kinds.add(column.kind());
        });
        for (var cell : cells) {
            boolean typed = cell.row() >= form.firstRow() && cell.column() < kinds.size();
            put(cell.row(), cell.column(), texts.of(cell, typed ? kinds.get(cell.column()) : Column.Kind.TEXT));
        }
        merged.forEach(this::merge);
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
    private void merge(Area area) {
        if (area.bottom() >= form.firstRow()) {
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
