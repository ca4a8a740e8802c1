package io.watchkeeper.decision.meaning;

import java.util.List;

import io.watchkeeper.decision.table.TableRow;

/** Something about the meaning of a table that its author should know. Each one is proven. */
sealed interface Finding {

    /** The row that is spoken of. */
    TableRow row();

    /** Equal for findings that are told in the same words. */
    default Object kind() {
        return getClass();
    }

    /** Nothing passes all cells of the row. */
    record Contradiction(TableRow row, int axis) implements Finding {}

    /** Asks and decides the same as a row that fires before it, or beside it. */
    record Duplicate(TableRow row, TableRow other) implements Finding {}

    /** Whatever it is for, another row that fires before it, or beside it, decides the same. */
    record Redundant(TableRow row, TableRow other) implements Finding {}

    /** Without it, a later row would decide the same. */
    record Repeating(TableRow row, TableRow other) implements Finding {}

    /** Whatever it is for, another row decides otherwise before it is asked. */
    record Unreachable(TableRow row, TableRow other) implements Finding {}

    /**
     * Some facts are for it and for rows above it that decide otherwise, and only the order of the rows says which.
     *
     * @param others at most a few
     * @param example values of such a fact for the first of the others, by axis
     * @param asked the axes that the two rows look at
     * @param unlikely whether such a fact must hold words of either row
     */
    record Conflict(TableRow row, List<TableRow> others, List<Object> example, List<Integer> asked, boolean unlikely)
            implements Finding {
        @Override
        public Object kind() {
            return unlikely;
        }
    }
}
