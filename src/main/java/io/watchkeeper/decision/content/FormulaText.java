package io.watchkeeper.decision.content;

import java.util.regex.Pattern;

/** Tells the texts that a spreadsheet program would run when it opens a table as CSV. */
public final class FormulaText {
    private static final String NUMBER = "-?(0|[1-9]\\d*)(\\.\\d+)?";
    private static final Pattern NUMBERS = Pattern.compile(NUMBER + "( *, *" + NUMBER + ")*");

    private FormulaText() {}

    /** Whether a text could be run; a negative number, or a list that begins with one, is harmless. */
    public static boolean starts(String text) {
        if (text.isEmpty()) {
            return false;
        }
        return switch (text.charAt(0)) {
            case '=', '+', '@', '\t', '\r', '＝', '＋', '＠' -> true;
            case '-', '－' -> !NUMBERS.matcher(text).matches();
            default -> false;
        };
    }
}
