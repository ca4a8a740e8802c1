package io.watchkeeper.decision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/** A problem with the rows of its column in which it stands again. */
public final class Repeated {
    private static final int STRETCHES = 20;

    private final RulebookProblem first;
    private final BitSet rows = new BitSet();

    /** @param first at the address of a cell */
    public Repeated(RulebookProblem first) {
        this.first = first;
    }

    void again(int row) {
        rows.set(row);
    }

    /** @param more sheet rows, counted from 1 */
    public Repeated again(Collection<Integer> more) {
        more.forEach(rows::set);
        return this;
    }

    public RulebookProblem problem() {
        if (rows.isEmpty()) {
            return first;
        }
        var own = CellAddress.of(first.cell()).orElseThrow();
        rows.clear(own.row());
        var cells = new ArrayList<>(first.relatedCells());
        cells.addAll(stretches(own.column()));
        return first.near(cells);
    }

    private List<String> stretches(String column) {
        var cells = new ArrayList<String>();
        for (int row = rows.nextSetBit(0); row >= 0 && cells.size() < STRETCHES; row = rows.nextSetBit(row)) {
            int end = rows.nextClearBit(row);
            cells.add(end == row + 1 ? column + row : column + row + ":" + column + (end - 1));
            row = end;
        }
        return cells;
    }
}
