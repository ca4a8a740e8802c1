package io.watchkeeper.rulebook.workbook;

import java.util.ArrayList;
import java.util.List;

import io.watchkeeper.decision.content.Sheet;

/** Gathers the filled cells of one sheet. */
final class SheetCells {
    private final String sheet;
    private final List<String> texts;
    private final List<Finding> findings;
    private final List<RawCell> cells = new ArrayList<>();
    private int row = -1;
    private int column;

    /**
     * @param texts the shared texts of the workbook
     * @param findings where cells that may not be are told
     */
    SheetCells(String sheet, List<String> texts, List<Finding> findings) {
        this.sheet = sheet;
        this.texts = texts;
        this.findings = findings;
    }

    List<RawCell> cells() {
        return cells;
    }

    /** Reads the element {@code sheetData} that just started. */
    void read(Xml xml) {
        int outside = xml.depth() - 1;
        while (xml.depth() > outside && xml.next()) {
            if (xml.starts("row")) {
                int next = xml.number("r", row + 2) - 1;
                ascending(next > row, xml);
                row = next;
                column = -1;
            } else if (xml.starts("c")) {
                cell(xml);
            }
        }
    }

    private void cell(Xml xml) {
        int next = column + 1;
        var address = xml.attribute("r");
        if (!address.isEmpty()) {
            var area = Area.of(address).orElseThrow(() -> new Refusal(Archive.broken(xml.part())));
            ascending(area.top() == row && area.left() > column, xml);
            next = area.left();
        }
        column = next;
        var type = xml.attribute("t");
        int style = xml.number("s", 0);
        int outside = xml.depth() - 1;
        String value = null;
        while (xml.depth() > outside && xml.next()) {
            if (xml.starts("f")) {
                formula(xml.text());
            } else if (xml.starts("is")) {
                value = SharedTexts.rich(xml);
            } else if (xml.starts("v")) {
                value = xml.text();
            }
        }
        if (value != null && !value.isEmpty()) {
            keep(type, value, style, xml);
        }
    }

    /** LibreOffice writes a truth value as the formula {@code TRUE()}: a value all the same. */
    private void formula(String formula) {
        if (formula.equals("TRUE()") || formula.equals("FALSE()")) {
            return;
        }
        if (findings.size() < Limits.PARTS) {
            findings.add(Finding.of("FORMULA", "A table holds values, no formulas.", "决策表只能填写值，不能使用公式。")
                    .at(sheet, Sheet.address(row, column))
                    .found("=" + formula)
                    .advising("Copy the cell and paste it as a value.", "请复制该单元格并选择性粘贴为“值”。"));
        }
    }

    private void keep(String type, String value, int style, Xml xml) {
        switch (type) {
            case "s" -> add(RawCell.Type.TEXT, shared(value, xml), style);
            case "inlineStr" -> add(RawCell.Type.TEXT, value, style);
            case "str" -> add(RawCell.Type.TEXT, SharedTexts.plain(value), style);
            case "b" -> add(RawCell.Type.FLAG, value, style);
            case "e" -> add(RawCell.Type.ERROR, value, style);
            case "d" -> add(RawCell.Type.DATE, value, style);
            case "", "n" -> add(RawCell.Type.NUMBER, value, style);
            default -> throw new Refusal(Archive.broken(xml.part()));
        }
    }

    private String shared(String number, Xml xml) {
        if (!number.matches("\\d{1,7}") || Integer.parseInt(number) >= texts.size()) {
            throw new Refusal(Archive.broken(xml.part()));
        }
        return texts.get(Integer.parseInt(number));
    }

    private void add(RawCell.Type type, String text, int style) {
        if (text.isBlank()) {
            return;
        }
        if (row >= Limits.ROWS || column >= Limits.COLUMNS || cells.size() >= Limits.CELLS) {
            throw new Refusal(Finding.of(
                            "TOO_MANY_CELLS",
                            "A table has 50000 rows and 200 columns at most, and no values outside.",
                            "一张表最多 50000 行、200 列，范围之外不能有值。")
                    .at(sheet, Sheet.address(row, column))
                    .found(text));
        }
        cells.add(new RawCell(row, column, type, text, style));
    }

    private static void ascending(boolean kept, Xml xml) {
        if (!kept) {
            throw new Refusal(Archive.broken(xml.part()));
        }
    }
}
