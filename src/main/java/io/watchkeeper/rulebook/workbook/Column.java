package io.watchkeeper.rulebook.workbook;

import java.util.List;

/**
 * What people may write into one column of a table.
 *
 * @param index counted from 0
 * @param label what people call it
 * @param words what a cell may hold, empty where any text of the kind will do
 * @param required whether no data row may leave it blank
 */
public record Column(int index, String label, Kind kind, List<String> words, boolean required) {

    /** What a cell of a column holds. */
    public enum Kind {
        TEXT,
        /** Texts, parted by commas. */
        TEXTS,
        /** The mark x, or nothing. */
        MARK,
        /** true or false. */
        FLAG,
        WHOLE,
        DECIMAL,
        /** A day such as 01-Jan-2027. */
        DATE,
        /** A duration such as PT15M. */
        DURATION,
        /** A moment such as 2027-01-31T08:00:00Z. */
        MOMENT;

        boolean numeric() {
            return this == WHOLE || this == DECIMAL;
        }
    }

    public Column {
        words = List.copyOf(words);
    }
}
