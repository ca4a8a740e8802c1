package io.watchkeeper.rulebook.workbook;

/**
 * A cell as the file holds it.
 *
 * @param text of a number: as written in the file
 * @param style number of its style
 */
record RawCell(int row, int column, Type type, String text, int style) {
    /** How a cell is written. */
    enum Type {
        TEXT,
        NUMBER,
        FLAG,
        ERROR,
        /** A date as ISO 8601, which few programs write. */
        DATE
    }
}
