package io.watchkeeper.rulebook.merge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.content.Sheet;

/**
 * The lines of a sheet by what they are called: data rows by their first filled cell, those above by their place.
 *
 * @param lines as they stand in the file
 * @param places in the sheet, counted from 1
 */
record NamedRows(Map<String, String> lines, Map<String, Integer> places) {
    private static final String TABLE = "RuleTable";
    private static final int LABELS_BELOW = 4;

    /** Empty where two rows have one name, so that nobody knows which is which. */
    static Optional<NamedRows> of(String file, String text) {
        var sheet = Sheet.read(text, new Problems().in(file));
        var raw = text.split("\r\n|\r|\n", -1);
        var lines = new LinkedHashMap<String, String>();
        var places = new LinkedHashMap<String, Integer>();
        int labels = labels(sheet);
        for (int row = 0; row < raw.length; row++) {
            if (row > labels && sheet.blank(row)) {
                continue;
            }
            var name = row <= labels ? "row " + row : name(sheet.rows().get(row));
            if (lines.put(name, raw[row]) != null) {
                return Optional.empty();
            }
            places.put(name, row + 1);
        }
        return Optional.of(new NamedRows(lines, places));
    }

    Set<String> names() {
        return lines.keySet();
    }

    String line(String name) {
        return lines.get(name);
    }

    /** The names that both have, in the order of this one. */
    List<String> shared(NamedRows other) {
        return names().stream().filter(other.names()::contains).toList();
    }

    private static String name(List<String> cells) {
        return cells.stream().filter(cell -> !cell.isEmpty()).findFirst().orElse("");
    }

    private static int labels(Sheet sheet) {
        for (int row = 0; row < sheet.height(); row++) {
            if (sheet.cell(row, 0).startsWith(TABLE)) {
                return row + LABELS_BELOW;
            }
        }
        return 0;
    }
}
