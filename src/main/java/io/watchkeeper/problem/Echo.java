package io.watchkeeper.problem;

/** Foreign text as it may be shown back: short, on one line, without anything that a terminal or a log would act on. */
public final class Echo {
    private static final int LONGEST = 120;

    private Echo() {}

    /** At most 120 characters and an ellipsis; control, format and lone surrogate characters become U+FFFD. Null stays null. */
    public static String of(String text) {
        return of(text, LONGEST);
    }

    /** As {@link #of(String)} with another length, counted in UTF-16 units. */
    public static String of(String text, int longest) {
        if (text == null) {
            return null;
        }
        var shown = new StringBuilder(Math.min(text.length(), longest) + 1);
        int at = 0;
        while (at < text.length() && shown.length() < longest) {
            int point = text.codePointAt(at);
            shown.appendCodePoint(isHarmless(point) ? point : 0xFFFD);
            at += Character.charCount(point);
        }
        return at < text.length() ? shown.append('…').toString() : shown.toString();
    }

    private static boolean isHarmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
