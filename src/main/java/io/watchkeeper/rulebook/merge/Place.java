package io.watchkeeper.rulebook.merge;

/**
 * A row of a table by its name, or a whole file: what a merge looks at.
 *
 * @param row in the draft's sheet, counted from 1; 0 for a row that the draft has not, and for a whole file
 * @param name of the row, empty for a whole file
 */
public record Place(String file, int row, String name) {
    static Place whole(String file) {
        return new Place(file, 0, "");
    }

    /** Whether both mean one thing, wherever it stands. */
    public boolean same(Place other) {
        return file.equals(other.file) && name.equals(other.name);
    }
}
