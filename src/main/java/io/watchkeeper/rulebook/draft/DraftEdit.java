package io.watchkeeper.rulebook.draft;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import io.watchkeeper.rulebook.difference.FileDifference;

/**
 * One step in the editing of a draft's table.
 *
 * @param person who took it
 * @param undone whether another step has turned it back
 */
public record DraftEdit(long id, Instant at, String person, Kind kind, boolean undone, Said said) {
    /** How it was taken. */
    public enum Kind {
        /** A form of one row. */
        ROW,
        /** A file, or all rows from a program. */
        UPLOAD,
        /** A text, or a form of a part of one. */
        TEXT,
        /** Of several tables at once, such as on the drawing of a tree. */
        JOINT,
        UNDO,
        REDO,
        /** Taken by a newer release of the service in a way that this one does not know. */
        OTHER;

        static Kind of(String name) {
            return Arrays.stream(values())
                    .filter(kind -> kind.name().equals(name))
                    .findFirst()
                    .orElse(OTHER);
        }

        /** Whether it brings something new. */
        boolean edits() {
            return this == ROW || this == UPLOAD || this == TEXT || this == JOINT;
        }
    }

    /**
     * What it did, shortened.
     *
     * @param left how many rows more than are told
     */
    public record Said(List<FileDifference.Row> rows, int left) {
        private static final int ROWS = 3;
        private static final int CELLS = 6;
        private static final int LETTERS = 80;

        public Said {
            rows = List.copyOf(rows);
        }

        static Said of(FileDifference.Table difference) {
            var all = difference.rows();
            var shown = all.subList(0, Math.min(ROWS, all.size())).stream()
                    .map(Said::shortened)
                    .toList();
            return new Said(shown, all.size() - shown.size() + difference.left());
        }

        private static FileDifference.Row shortened(FileDifference.Row row) {
            // of a row that came or went its name says enough
            var cells = row.kind() == FileDifference.Kind.CHANGED
                    ? row.cells().stream()
                            .limit(CELLS)
                            .map(cell -> new FileDifference.Cell(
                                    cell.address(),
                                    shortened(cell.label()),
                                    shortened(cell.before()),
                                    shortened(cell.after())))
                            .toList()
                    : List.<FileDifference.Cell>of();
            return new FileDifference.Row(row.kind(), row.before(), row.after(), shortened(row.name()), cells);
        }

        private static String shortened(String text) {
            return text.length() <= LETTERS ? text : text.substring(0, LETTERS) + "…";
        }
    }
}
