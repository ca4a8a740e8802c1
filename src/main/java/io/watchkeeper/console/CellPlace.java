package io.watchkeeper.console;

import java.util.regex.Pattern;

/**
 * A place in a sheet.
 *
 * @param row counted from 1; 0 for none
 * @param column counted from 0; -1 for the whole row
 */
record CellPlace(int row, int column) {
    private static final CellPlace NONE = new CellPlace(0, -1);
    private static final Pattern FORM = Pattern.compile("([A-Z]{0,3})(\\d{1,7})");

    /** @param address such as {@code C12} or {@code 12}; any other text is no place */
    static CellPlace of(String address) {
        var found = FORM.matcher(address);
        if (!found.matches()) {
            return NONE;
        }
        int column = found.group(1).chars().reduce(0, (sum, letter) -> sum * 26 + letter - 'A' + 1) - 1;
        return new CellPlace(Integer.parseInt(found.group(2)), column);
    }

    /** What a spreadsheet calls a column that is counted from 0. */
    static String letter(int column) {
        var last = String.valueOf((char) ('A' + column % 26));
        return column < 26 ? last : letter(column / 26 - 1) + last;
    }
}
