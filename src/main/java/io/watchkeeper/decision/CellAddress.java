package io.watchkeeper.decision;

import java.util.Optional;
import java.util.regex.Pattern;

/** An address such as {@code C12}: the column's letters, and the row counted from 1. */
record CellAddress(String column, int row) {
    private static final Pattern FORM = Pattern.compile("([A-Z]{1,3})([1-9]\\d{0,6})");

    /** Empty for what is no such address, such as a line of DRL. */
    static Optional<CellAddress> of(String text) {
        var found = FORM.matcher(text);
        return found.matches()
                ? Optional.of(new CellAddress(found.group(1), Integer.parseInt(found.group(2))))
                : Optional.empty();
    }
}
