package io.watchkeeper.rulebook.workbook;

/** Which texts may be written as numbers. */
final class Numbers {
    /** Few enough digits that every program, and stock Drools, shows and keeps all of them. */
    private static final int DIGITS = 10;

    private Numbers() {}

    /** Whether the number reads back as the same text. */
    static boolean exact(String text) {
        return text.length() <= DIGITS
                && text.matches("0|-?[1-9]\\d*|-?(0|[1-9]\\d*)\\.\\d*[1-9]")
                && !text.equals("-0");
    }
}
