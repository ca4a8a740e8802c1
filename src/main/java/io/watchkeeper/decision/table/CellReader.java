package io.watchkeeper.decision.table;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import io.watchkeeper.decision.content.FactField;
import io.watchkeeper.decision.content.FactType;
import io.watchkeeper.decision.content.Repair;
import io.watchkeeper.decision.content.Sheet;
import io.watchkeeper.decision.content.Vocabulary;

/**
 * Turns the cells of people into typed values. What it refuses is either a mistake or a text that stock Drools would read as something else than the text
 * that stands there.
 */
final class CellReader {
    private static final String MARK = "x";
    /** Stock Drools does not compile a negative number beyond an int. */
    private static final Pattern WHOLE = Pattern.compile("0|[1-9]\\d{0,17}|-[1-9]\\d{0,8}");

    private static final Pattern FRACTION = Pattern.compile("-?(0|[1-9]\\d{0,14})(\\.\\d{1,15})?");
    private static final Pattern SMALL = Pattern.compile("0|-?[1-9]\\d{0,8}");
    private static final Pattern UNBRACKETED = Pattern.compile("[^'()\\[\\]{}]*");
    private static final Pattern OTHER_COMMA = Pattern.compile("[，、；]");
    /** Stock Drools replaces the placeholders of a template one after the other, also those that a value brought in. */
    private static final Pattern PLACEHOLDER = Pattern.compile(".*\\$\\d.*");

    private final Sheet sheet;
    private final Complaints complaints;
    private final Vocabulary vocabulary;
    private final CellText texts;
    private final Map<String, TextPattern> patterns = new HashMap<>();

    CellReader(Sheet sheet, Complaints complaints, Vocabulary vocabulary) {
        this.sheet = sheet;
        this.complaints = complaints;
        this.vocabulary = vocabulary;
        this.texts = new CellText(sheet, complaints);
    }

    Optional<Object> condition(int row, Condition condition, FactType fact) {
        int column = condition.column();
        if (condition.operator().pattern()) {
            return texts.pattern(row, column) ? pattern(row, column) : Optional.empty();
        }
        if (!texts.plain(row, column)) {
            return Optional.empty();
        }
        if (condition.operator() == Operator.PRESENT) {
            return Optional.of(Boolean.TRUE);
        }
        var text = part(row, column, condition.part());
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (condition.operator().numeric()) {
            return number(row, column, condition.field(), text.get()).map(Sortable::of);
        }
        return values(row, condition, fact, text.get());
    }

    private Optional<Object> values(int row, Condition condition, FactType fact, String text) {
        var parts = condition.list() ? text.split(",", -1) : new String[] {text};
        var values = new TreeSet<Object>();
        for (var part : parts) {
            var value = value(row, condition, fact, part.strip());
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(value.get());
        }
        return Optional.of(values.size() == 1 ? Set.of(values.first()) : Collections.unmodifiableSortedSet(values));
    }

    private Optional<Object> value(int row, Condition condition, FactType fact, String text) {
        int column = condition.column();
        return switch (condition.field().kind()) {
            case LONG, DOUBLE -> number(row, column, condition.field(), text);
            case BOOLEAN -> flag(row, column, text);
            default -> word(row, condition, fact, text);
        };
    }

    private Optional<Object> word(int row, Condition condition, FactType fact, String value) {
        int column = condition.column();
        if (value.isEmpty()) {
            complaints.about(row, column, "EMPTY_VALUE", "A value between commas is missing.", "逗号之间缺少值。");
            return Optional.empty();
        }
        if (condition.list() && bracketed(row, column, value)) {
            return Optional.empty();
        }
        boolean whole = !condition.operator().affix() && condition.key().isEmpty();
        if (whole && !known(row, column, fact, condition.field(), value)) {
            return Optional.empty();
        }
        return condition.list() && joined(row, column, value) ? Optional.empty() : Optional.of(value);
    }

    /** Stock Drools does not part a list inside these. */
    private boolean bracketed(int row, int column, String value) {
        boolean found = !UNBRACKETED.matcher(value).matches();
        if (found) {
            complaints.about(row, column, "CELL_BRACKET", "A list must not hold brackets or quotes.", "列表中不能包含括号或引号。");
        }
        return found;
    }

    /** Chinese input methods write other commas; Drools would look for one value that holds them. */
    private boolean joined(int row, int column, String value) {
        boolean found = OTHER_COMMA.matcher(value).find();
        if (found) {
            complaints.about(
                    row, column, "LIST_SEPARATOR", "Values are parted by the comma \",\".", "多个值之间须用英文逗号“,”分隔。", ",");
        }
        return found;
    }

    /** The cell, or the one of its values that is meant. */
    private Optional<String> part(int row, int column, Part part) {
        var text = sheet.cell(row, column);
        if (part.whole()) {
            return Optional.of(text);
        }
        var parts = text.split(",", -1);
        if (parts.length != part.of()) {
            var likely = Repair.of("LIST_SEPARATOR", text);
            complaints.about(
                    row,
                    column,
                    "WRONG_COUNT",
                    "This cell holds " + part.of() + " values, with commas between them.",
                    "该单元格应填 " + part.of() + " 个以逗号分隔的值。",
                    "",
                    likely.split(",", -1).length == part.of() ? likely : "");
            return Optional.empty();
        }
        var value = parts[part.number() - 1].strip();
        if (value.isEmpty()) {
            complaints.about(row, column, "EMPTY_VALUE", "A value between commas is missing.", "逗号之间缺少值。");
            return Optional.empty();
        }
        if (PLACEHOLDER.matcher(value).matches()) {
            complaints.about(
                    row, column, "CELL_PLACEHOLDER", "A dollar sign and a digit stand for a value.", "美元符号加数字表示占位符。");
            return Optional.empty();
        }
        return bracketed(row, column, value) ? Optional.empty() : Optional.of(value);
    }

    private Optional<Object> pattern(int row, int column) {
        var text = sheet.cell(row, column);
        var known = patterns.get(text);
        if (known == null) {
            try {
                known = PatternReader.read(text);
                patterns.put(text, known);
            } catch (PatternRefused refused) {
                var said = refused.sentence();
                complaints.about(row, column, "BAD_PATTERN", said.en(), said.zh());
                return Optional.empty();
            }
        }
        return Optional.of(known);
    }

    /** The value of an ACTION cell that feeds a component of the decision. */
    Optional<Object> action(int row, Argument.OfCell argument, FactType decision, FactField target) {
        int column = argument.column();
        if (!texts.plain(row, column)) {
            return Optional.empty();
        }
        var text = part(row, column, argument.part());
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return switch (argument.form()) {
            case DURATION -> new TimeText(complaints, row, column).seconds(text.get());
            case INSTANT -> new TimeText(complaints, row, column).millis(text.get());
            case PLAIN ->
                switch (target.kind()) {
                    case LONG -> literal(row, column, text.get());
                    case DOUBLE -> number(row, column, target, text.get());
                    case BOOLEAN -> flag(row, column, text.get());
                    default ->
                        known(row, column, decision, target, text.get()) ? Optional.of(text.get()) : Optional.empty();
                };
        };
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
        if (SMALL.matcher(text).matches()) {
            return Integer.parseInt(text);
        }
        complaints.about(row, column, "BAD_NUMBER", "A priority is a whole number.", "优先级必须是整数。", "100");
        return 0;
    }

    boolean plain(int row, int column) {
        return texts.plain(row, column);
    }

    private boolean known(int row, int column, FactType type, FactField field, String value) {
        var words = vocabulary.of(type, field);
        if (words.isEmpty() || words.get().allowed().contains(value)) {
            return true;
        }
        complaints.unknown(row, column, words.get().code(), value, words.get().allowed());
        return false;
    }

    Optional<Object> flag(int row, int column, String text) {
        if (text.equals("true") || text.equals("false")) {
            return Optional.of(Boolean.valueOf(text));
        }
        complaints.about(
                row, column, "BAD_FLAG", "This cell is true or false.", "该单元格只能是 true 或 false。", "true, false");
        return Optional.empty();
    }

    /** A number that stock Drools writes into Java as it stands: a larger one would not compile there. */
    private Optional<Object> literal(int row, int column, String text) {
        if (SMALL.matcher(text).matches()) {
            return Optional.of(Long.valueOf(text));
        }
        complaints.about(
                row,
                column,
                "BAD_NUMBER",
                "This cell is a whole number of nine digits at most, such as 3.",
                "该单元格必须是不超过九位的整数，例如 3。");
        return Optional.empty();
    }

    private Optional<Object> number(int row, int column, FactField field, String text) {
        boolean whole = field.kind() == FactField.Kind.LONG;
        if (whole && WHOLE.matcher(text).matches()) {
            return Optional.of(Long.valueOf(text));
        }
        if (!whole && FRACTION.matcher(text).matches()) {
            // a fact holds no negative zero
            return Optional.of(Double.parseDouble(text) + 0.0);
        }
        complaints.about(
                row,
                column,
                "BAD_NUMBER",
                whole ? "This cell is a whole number, such as 3." : "This cell is a number, such as 2.5.",
                whole ? "该单元格必须是整数，例如 3。" : "该单元格必须是数字，例如 2.5。",
                "",
                likely(row, column, text, whole));
        return Optional.empty();
    }

    /** The whole cell with the number that was probably meant. */
    private String likely(int row, int column, String text, boolean whole) {
        var number = Repair.number(text, whole);
        return number.isEmpty() ? "" : sheet.cell(row, column).replace(text, number);
    }
}
