package io.watchkeeper.rulebook.difference;

import java.util.List;

/** What differs between two texts of one file. */
public sealed interface FileDifference {
    /** Path under {@code rules/}. */
    String file();

    /** What became of a row, or of a line. */
    enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        MOVED
    }

    /**
     * A table.
     *
     * @param rows those that differ, in the order of the later text, the removed ones where they stood
     * @param left how many more there are than are listed
     */
    record Table(String file, List<Row> rows, int left) implements FileDifference {
        public Table {
            rows = List.copyOf(rows);
        }
    }

    /**
     * @param before its number in the earlier sheet, counted from 1; 0 where it is new
     * @param after its number in the later sheet, 0 where it is gone
     * @param name what stands in its first filled cell
     * @param cells those that differ; for a row that is new or gone all that are filled
     */
    record Row(Kind kind, int before, int after, String name, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        /** Tells it from the other rows of the table, as long as both sheets stay as they are. */
        public String key() {
            return before + "-" + after;
        }
    }

    /**
     * @param address in the later sheet, for a row that is gone in the earlier
     * @param label of its column
     */
    record Cell(String address, String label, String before, String after) {}

    /** Any other text. */
    record Text(String file, List<Line> lines, int left) implements FileDifference {
        public Text {
            lines = List.copyOf(lines);
        }
    }

    /** @param number in the text that has it, counted from 1 */
    record Line(Kind kind, int number, String text) {}
}
