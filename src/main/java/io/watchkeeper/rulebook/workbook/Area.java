package io.watchkeeper.rulebook.workbook;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.watchkeeper.decision.content.Sheet;

/** A rectangle of cells, rows and columns counted from 0, both ends included. */
record Area(int top, int left, int bottom, int right) {
    private static final Pattern FORM =
            Pattern.compile("\\$?([A-Z]{1,3})\\$?([1-9]\\d{0,6})(?::\\$?([A-Z]{1,3})\\$?([1-9]\\d{0,6}))?");

    /** From an address such as {@code C12} or {@code A1:C12}. */
    static Optional<Area> of(String reference) {
        var found = FORM.matcher(reference);
        if (!found.matches()) {
            return Optional.empty();
        }
        return found.group(3) == null
                ? Optional.of(new Area(row(found, 2), column(found, 1), row(found, 2), column(found, 1)))
                : Optional.of(new Area(row(found, 2), column(found, 1), row(found, 4), column(found, 3)));
    }

    private static int row(Matcher found, int group) {
        return Integer.parseInt(found.group(group)) - 1;
    }

    private static int column(Matcher found, int group) {
        int column = 0;
        for (char letter : found.group(group).toCharArray()) {
            column = column * 26 + letter - 'A' + 1;
        }
        return column - 1;
    }

    boolean holds(int row, int column) {
        return row >= top && row <= bottom && column >= left && column <= right;
    }

    String address() {
        return Sheet.address(top, left);
    }
}
