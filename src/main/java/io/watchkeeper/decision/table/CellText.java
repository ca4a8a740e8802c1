package io.watchkeeper.decision.table;

import io.watchkeeper.decision.content.FormulaText;
import io.watchkeeper.decision.content.Sheet;

/** Refuses the text of a cell where stock Drools would read something else than what stands there. */
final class CellText {
    private static final int LONGEST = 1000;

    private final Sheet sheet;
    private final Complaints complaints;

    CellText(Sheet sheet, Complaints complaints) {
        this.sheet = sheet;
        this.complaints = complaints;
    }

    /** Whether the text means to stock Drools what it means to the reader. */
    boolean plain(int row, int column) {
        return pattern(row, column) && unescaped(row, column);
    }

    /** As {@link #plain}, but backslashes may stand in it. */
    boolean pattern(int row, int column) {
        var text = sheet.cell(row, column);
        if (text.endsWith("...")) {
            return refuse(row, column, "CELL_MERGED", "Three dots at the end mean a merged cell.", "以三个点结尾表示合并单元格。");
        }
        if (SheetOutline.startsTable(text)) {
            return refuse(row, column, "CELL_STARTS_TABLE", "This word starts a new table.", "该词会开始一个新表。");
        }
        if (FormulaText.starts(text)) {
            return refuse(
                    row,
                    column,
                    "CELL_FORMULA_TEXT",
                    "A spreadsheet program would take this text for a formula.",
                    "表格软件会把该文本当作公式。");
        }
        if (text.length() > LONGEST) {
            return refuse(row, column, "CELL_TOO_LONG", "A cell holds 1000 characters at most.", "单元格最多 1000 个字符。");
        }
        if (text.indexOf('"') >= 0) {
            return quote(row, column);
        }
        if (invisible(text) || !text.equals(text.strip())) {
            return refuse(
                    row,
                    column,
                    "CELL_INVISIBLE",
                    "The cell holds invisible characters, such as a no-break space.",
                    "单元格包含不可见字符，例如不换行空格。");
        }
        if (text.length() > 1
                && "“”".indexOf(text.charAt(0)) >= 0
                && "“”".indexOf(text.charAt(text.length() - 1)) >= 0) {
            return refuse(row, column, "CELL_QUOTE", "Do not put the value into quotation marks.", "不要给值加引号。");
        }
        return true;
    }

    private boolean unescaped(int row, int column) {
        return sheet.cell(row, column).indexOf('\\') < 0 || quote(row, column);
    }

    private boolean quote(int row, int column) {
        return refuse(
                row, column, "CELL_QUOTE", "A cell must not hold double quotes or backslashes.", "单元格不能包含双引号或反斜杠。");
    }

    private static boolean invisible(String text) {
        int character;
        for (int i = 0; i < text.length(); i += Character.charCount(character)) {
            character = text.codePointAt(i);
            // nearly all of them
            if (character > ' ' && character < 0x7f) {
                continue;
            }
            int type = Character.getType(character);
            if (type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR
                    || type == Character.SURROGATE
                    || character == '\u00a0') {
                return true;
            }
        }
        return false;
    }

    private boolean refuse(int row, int column, String code, String en, String zh) {
        complaints.about(row, column, code, en, zh);
        return false;
    }
}
