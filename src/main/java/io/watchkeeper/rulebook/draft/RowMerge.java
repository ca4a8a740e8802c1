package io.watchkeeper.rulebook.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One row that two people edited at once.
 *
 * @param cells what it comes to: of a cell that one of them left alone, the other's text; of one that both changed, one's own
 * @param conflicts the cells that both changed to something else
 */
record RowMerge(SortedMap<Integer, String> cells, List<RowOutcome.Conflict> conflicts) {
    /**
     * @param was the cells that the form showed, by column
     * @param mine what was typed there
     * @param theirs the cells as they are now
     */
    static RowMerge of(Map<Integer, String> was, Map<Integer, String> mine, Map<Integer, String> theirs) {
        var cells = new TreeMap<Integer, String>();
        var conflicts = new ArrayList<RowOutcome.Conflict>();
        mine.forEach((column, typed) -> {
            var before = was.getOrDefault(column, "");
            var now = theirs.getOrDefault(column, "");
            boolean left = typed.equals(before);
            cells.put(column, left ? now : typed);
            if (!left && !now.equals(before) && !now.equals(typed)) {
                conflicts.add(new RowOutcome.Conflict(column, before, typed, now));
            }
        });
        return new RowMerge(cells, conflicts);
    }
}
