package io.watchkeeper.rulebook.workbook;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One of the tables of a sheet; its rows, counted from 0.
 *
 * @param top first row of its header, with the properties above it
 * @param firstRow of the data
 * @param end row after its last; of the last table of a sheet there is none
 * @param columns from left to right
 */
record Block(int top, int firstRow, int end, List<Column> columns) {
    static final int OPEN = Integer.MAX_VALUE;

    Block {
        columns =
                columns.stream().sorted(Comparator.comparingInt(Column::index)).toList();
    }

    boolean holds(int row) {
        return row >= top && row < end;
    }

    boolean header(int row) {
        return row >= top && row < firstRow;
    }

    boolean labels(int row) {
        return row == firstRow - 1;
    }

    Optional<Column> column(int index) {
        for (var column : columns) {
            if (column.index() == index) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    /** How many columns the header has. */
    int width() {
        return columns.isEmpty() ? 0 : columns.get(columns.size() - 1).index() + 1;
    }
}
