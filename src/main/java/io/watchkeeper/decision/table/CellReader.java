package io.watchkeeper.decision.table;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.watchkeeper.decision.content.FactField;
import io.watchkeeper.decision.content.FactType;
import io.watchkeeper.decision.content.Sheet;
import io.watchkeeper.decision.content.Vocabulary;

/**
 * Turns the cells of people into typed values. What it refuses is either a mistake or a text that stock Drools would read as something else than the text
 * that stands there.
 */
final class CellReader {
    private static final String MARK = "x";
    private static final int LONGEST = 1000;

    private final Sheet sheet;
    private final Complaints complaints;
    private final Vocabulary vocabulary;

    CellReader(Sheet sheet, Complaints complaints, Vocabulary vocabulary) {
        this.sheet = sheet;
        this.complaints = complaints;
        this.vocabulary = vocabulary;
    }

    Optional<Object> condition(int row, Condition condition, FactType fact) {
        int column = condition.column();
        if (!plain(row, column)) {
            return Optional.empty();
        }
        if (condition.operator() == Operator.PRESENT) {
            return mark(row, column);
        }
        if (condition.operator().numeric()) {
            return number(row, column, condition.field()).map(Sortable::of);
        }
        return switch (condition.field().kind()) {
            case LONG -> number(row, column, condition.field()).map(Set::of);
            case BOOLEAN -> flag(row, column).map(Set::of);
            default -> texts(row, condition, fact);
        };
    }

    /** The value of an ACTION cell that feeds a component of the decision. */
    Optional<Object> action(int row, int column, FactType decision, FactField target) {
        if (!plain(row, column)) {
            return Optional.empty();
        }
        var text = sheet.cell(row, column);
        return target.kind() == FactField.Kind.LONG
                ? number(row, column, target)
                : known(row, column, decision, target, text) ? Optional.of(text) : Optional.empty();
    }

    /** The cell of a column that takes no value, but has to be filled to be in force. */
    Optional<Object> mark(int row, int column) {
        if (sheet.cell(row, column).equals(MARK)) {
            return Optional.of(Boolean.TRUE);
        }
        complaints.about(
                row,
                column,
                "BAD_MARK",
                "This cell only marks the column as in force: write x.",
                "该单元格只表示启用该列：请填 x。",
                MARK);
        return Optional.empty();
    }

    int priority(int row, int column) {
        var text = sheet.cell(row, column);
        if (text.isEmpty()) {
            return 0;
        }
        if (text.matches("0|-?[1-9]\\d{0,8}")) {
            return Integer.parseInt(text);
        }
        complaints.about(row, column, "BAD_NUMBER", "A priority is a whole number.", "优先级必须是整数。", "100");
        return 0;
    }

    /** Whether the text means to stock Drools what it means to the reader. */
    boolean plain(int row, int column) {
        var text = sheet.cell(row, column);
        if (text.endsWith("...")) {
            return refuse(row, column, "CELL_MERGED", "Three dots at the end mean a merged cell.", "以三个点结尾表示合并单元格。");
        }
        if (RowReader.startsTable(text)) {
            return refuse(row, column, "CELL_STARTS_TABLE", "This word starts a new table.", "该词会开始一个新表。");
        }
        if (text.length() > LONGEST) {
            return refuse(row, column, "CELL_TOO_LONG", "A cell holds 1000 characters at most.", "单元格最多 1000 个字符。");
        }
        if (text.indexOf('"') >= 0 || text.indexOf('\\') >= 0) {
            return refuse(
                    row, column, "CELL_QUOTE", "A cell must not hold double quotes or backslashes.", "单元格不能包含双引号或反斜杠。");
        }
        if (text.codePoints().anyMatch(CellReader::invisible) || !text.equals(text.strip())) {
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

    private static boolean invisible(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE
                || character == '\u00a0';
    }

    private boolean refuse(int row, int column, String code, String en, String zh) {
        complaints.about(row, column, code, en, zh);
        return false;
    }

    private Optional<Object> texts(int row, Condition condition, FactType fact) {
        int column = condition.column();
        var text = sheet.cell(row, column);
        var parts = condition.list() ? text.split(",", -1) : new String[] {text};
        var values = new TreeSet<String>();
        for (var part : parts) {
            var value = part.strip();
            if (value.isEmpty()) {
                complaints.about(row, column, "EMPTY_VALUE", "A value between commas is missing.", "逗号之间缺少值。");
                return Optional.empty();
            }
            // stock Drools does not part a list inside these
            if (condition.list() && !value.matches("[^'()\\[\\]{}]*")) {
                complaints.about(
                        row, column, "CELL_BRACKET", "A list must not hold brackets or quotes.", "列表中不能包含括号或引号。");
                return Optional.empty();
            }
            if (condition.key().isEmpty() && !known(row, column, fact, condition.field(), value)) {
                return Optional.empty();
            }
            values.add(value);
        }
        return Optional.of(Collections.unmodifiableSortedSet(values));
    }

    private boolean known(int row, int column, FactType type, FactField field, String value) {
        var words = vocabulary.of(type, field);
        if (words.isEmpty() || words.get().allowed().contains(value)) {
            return true;
        }
        complaints.unknown(row, column, words.get().code(), value, words.get().allowed());
        return false;
    }

    private Optional<Object> flag(int row, int column) {
        var text = sheet.cell(row, column);
        if (text.equals("true") || text.equals("false")) {
            return Optional.of(Boolean.valueOf(text));
        }
        complaints.about(
                row, column, "BAD_FLAG", "This cell is true or false.", "该单元格只能是 true 或 false。", "true, false");
        return Optional.empty();
    }

    private Optional<Object> number(int row, int column, FactField field) {
        var text = sheet.cell(row, column);
        if (field.kind() == FactField.Kind.LONG && text.matches("0|-?[1-9]\\d{0,17}")) {
            return Optional.of(Long.valueOf(text));
        }
        if (field.kind() == FactField.Kind.DOUBLE && text.matches("-?(0|[1-9]\\d{0,14})(\\.\\d{1,15})?")) {
            return Optional.of(Double.valueOf(text));
        }
        complaints.about(
                row,
                column,
                "BAD_NUMBER",
                field.kind() == FactField.Kind.LONG
                        ? "This cell is a whole number, such as 3."
                        : "This cell is a number, such as 2.5.",
                field.kind() == FactField.Kind.LONG ? "该单元格必须是整数，例如 3。" : "该单元格必须是数字，例如 2.5。");
        return Optional.empty();
    }
}
