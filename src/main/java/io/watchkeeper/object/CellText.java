package io.watchkeeper.object;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Several values in one cell or one field of a form: parted by semicolons or line ends; a backslash before a semicolon or a backslash leaves it in the value.
 */
public final class CellText {
    /** What a spreadsheet takes for a formula, or that leads it there; the apostrophe because it stands before those. */
    private static final String FORMULA = "=+-@\t\r\n|%'";

    private CellText() {}

    /** Stripped values, blank ones left out. */
    public static List<String> split(String text) {
        var values = new ArrayList<String>();
        var value = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char sign = text.charAt(at);
            if (sign == '\\' && at + 1 < text.length() && "\\;".indexOf(text.charAt(at + 1)) >= 0) {
                value.append(text.charAt(++at));
            } else if (sign == ';' || sign == '\n' || sign == '\r') {
                values.add(value.toString().strip());
                value.setLength(0);
            } else {
                value.append(sign);
            }
        }
        values.add(value.toString().strip());
        values.removeIf(String::isEmpty);
        return values;
    }

    /** As {@link #split} reads it. */
    public static String join(List<String> values) {
        return values.stream()
                .map(value -> value.replace("\\", "\\\\").replace(";", "\\;"))
                .collect(Collectors.joining("; "));
    }

    /** As a cell that a spreadsheet leaves a text. */
    static String safe(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** What {@link #safe} was given. */
    static String plain(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA.indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }
}
