package io.watchkeeper.rulebook.draft;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** One change of the data rows of a table, as a form makes it. Rows are counted from 1, as the sheet shows them. */
sealed interface TableEdit {
    /** @param cells by column, counted from 0; the others stay as they are */
    record Change(int row, Map<Integer, String> cells) implements TableEdit {}

    /** @param row that the new one will be; what stood there follows it */
    record Add(int row, List<String> cells) implements TableEdit {}

    record Delete(int row) implements TableEdit {}

    /** @param to the row that it will be */
    record Move(int row, int to) implements TableEdit {}

    /**
     * The rows after the edit.
     *
     * @param rows of the whole sheet
     * @throws IndexOutOfBoundsException where the sheet has no such row
     */
    default List<List<String>> on(List<List<String>> rows) {
        var edited = new ArrayList<>(rows);
        if (this instanceof Change change) {
            edited.set(change.row() - 1, changed(rows.get(change.row() - 1), change.cells()));
        } else if (this instanceof Add add) {
            edited.add(add.row() - 1, add.cells());
        } else if (this instanceof Delete delete) {
            edited.remove(delete.row() - 1);
        } else if (this instanceof Move move) {
            edited.add(move.to() - 1, edited.remove(move.row() - 1));
        }
        return edited;
    }

    private static List<String> changed(List<String> row, Map<Integer, String> cells) {
        var changed = new ArrayList<>(row);
        cells.forEach((column, text) -> {
            changed.addAll(Collections.nCopies(Math.max(0, column + 1 - changed.size()), ""));
            changed.set(column, text);
        });
        return changed;
    }
}
