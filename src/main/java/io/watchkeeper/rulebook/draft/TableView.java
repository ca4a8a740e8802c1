package io.watchkeeper.rulebook.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.content.Sheet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The data rows of a table.
 *
 * @param table its name in addresses, such as {@code grading/grading}
 * @param rows those that hold anything, in their order
 */
@Schema(name = "Table", examples = TableView.EXAMPLE)
public record TableView(String table, List<Row> rows, List<ProblemView> problems) {
    static final String EXAMPLE =
            """
            {"table": "grading/grading",
             "rows": [{"row": 12, "cells": {"A12": "A critical signal", "B12": "180", "F12": "critical", "K12": "CRITICAL"}}],
             "problems": []}""";

    /**
     * @param row as a spreadsheet counts it, from 1
     * @param cells the filled ones, by address
     */
    public record Row(int row, SortedMap<String, String> cells) {}

    static TableView of(TableName name, String text, List<ProblemView> problems) {
        var sheet = Sheet.read(text, new Problems().in(name.file()));
        var rows = new ArrayList<Row>();
        for (int row = TableFrame.firstRow(name, sheet); row < sheet.height(); row++) {
            if (!sheet.blank(row)) {
                rows.add(new Row(row + 1, cells(sheet, row)));
            }
        }
        return new TableView(name.text(), rows, problems);
    }

    private static SortedMap<String, String> cells(Sheet sheet, int row) {
        var cells = new TreeMap<String, String>();
        for (int column = 0; column < sheet.width(row); column++) {
            if (!sheet.cell(row, column).isEmpty()) {
                cells.put(Sheet.address(row, column), sheet.cell(row, column));
            }
        }
        return cells;
    }
}
