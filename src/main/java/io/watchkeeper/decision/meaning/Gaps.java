package io.watchkeeper.decision.meaning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Searches for facts that no row is for. It parts the values of one axis after the other into classes that the rows tell apart, joins those that leave the
 * same rows, and follows each until no row is left or one asks nothing more.
 */
final class Gaps {
    static final int SHOWN = 10;
    /** How often a row may be compared with a class of values; more takes longer than an editor waits. */
    private static final int WORK = 500_000;

    private final List<Classes> axes;
    private final List<RowMeaning> rows;
    private final int[] order;
    private final BitSet[] nothingMore;
    private final List<Region> found = new ArrayList<>();
    private final Set<Map.Entry<Integer, BitSet>> covered = new HashSet<>();
    private boolean ended;
    private long work;

    private Gaps(List<Classes> axes, List<RowMeaning> rows) {
        this.axes = axes;
        this.rows = rows;
        this.order = order();
        this.nothingMore = nothingMore();
    }

    /**
     * What no row is for.
     *
     * @param gaps at most {@link #SHOWN}, none of them in another
     * @param ended whether the search ended at its limit, so that there may be more
     */
    record Found(List<Region> gaps, boolean ended) {}

    static Found in(List<Classes> axes, List<RowMeaning> rows) {
        var search = new Gaps(axes, rows);
        var all = new BitSet();
        all.set(0, rows.size());
        search.follow(0, all, new Allowed[axes.size()]);
        return new Found(search.found, search.ended);
    }

    /** The axes that most rows ask about come first. */
    private int[] order() {
        var asking = new int[axes.size()];
        for (var row : rows) {
            for (int axis = 0; axis < asking.length; axis++) {
                asking[axis] += row.region().asks(axis) ? 1 : 0;
            }
        }
        return IntStream.range(0, axes.size())
                .boxed()
                .sorted((one, other) -> asking[other] - asking[one])
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** By depth, the rows that ask about no axis from there on. */
    private BitSet[] nothingMore() {
        var places = new BitSet[order.length + 1];
        Arrays.setAll(places, depth -> new BitSet());
        for (var row : rows) {
            int depth = order.length;
            places[depth].set(row.place());
            while (depth > 0 && !row.region().asks(order[depth - 1])) {
                places[--depth].set(row.place());
            }
        }
        return places;
    }

    /** Whether everything from here on is covered. */
    private boolean follow(int depth, BitSet left, Allowed[] box) {
        if (left.isEmpty()) {
            ended |= found.size() == SHOWN;
            if (!ended) {
                found.add(new Region(axes.stream().map(Classes::axis).toList(), box.clone()));
            }
            return false;
        }
        if (ended || left.intersects(nothingMore[depth]) || covered.contains(Map.entry(depth, left))) {
            return !ended;
        }
        int axis = order[depth];
        boolean whole = true;
        var alive = left.stream().mapToObj(rows::get).toList();
        for (var part : axes.get(axis).parts(alive)) {
            work += alive.size();
            ended |= work > WORK;
            box[axis] = part.allowed();
            whole &= follow(depth + 1, part.rows(), box);
            box[axis] = null;
        }
        if (whole) {
            covered.add(Map.entry(depth, left));
        }
        return whole;
    }
}
