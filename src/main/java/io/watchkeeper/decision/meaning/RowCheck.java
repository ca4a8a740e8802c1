package io.watchkeeper.decision.meaning;

import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Compares one row of a table with those that could matter to it. */
final class RowCheck {
    private static final int CONFLICTS_SHOWN = 3;
    private static final int CONFLICTS_TRIED = 50;

    private final List<Axis> axes;
    private final List<RowMeaning> rows;
    private final List<AxisIndex> index;
    /** Rows that changed since the index was made. */
    private final BitSet changed;

    private Map<Peers, BitSet> peers;

    /** Rows of one group and priority. */
    private record Peers(String group, int priority) {
        static Peers of(RowMeaning row) {
            return new Peers(row.row().group(), row.row().priority());
        }
    }

    RowCheck(List<Axis> axes, List<RowMeaning> rows, List<AxisIndex> index, BitSet changed) {
        this.axes = axes;
        this.rows = rows;
        this.index = index;
        this.changed = changed;
    }

    /** Made when a row of a group is compared: who only looks for the rows that an edit touches needs none. */
    private BitSet peers(RowMeaning row) {
        if (peers == null) {
            peers = new HashMap<>();
            rows.forEach(one ->
                    peers.computeIfAbsent(Peers.of(one), first -> new BitSet()).set(one.place()));
        }
        return peers.get(Peers.of(row));
    }

    /** The worst thing to say about a row, if there is one. */
    Optional<Finding> check(RowMeaning row) {
        int axis = row.region().emptyAxis();
        if (axis >= 0) {
            return Optional.of(new Finding.Contradiction(row.row(), axis));
        }
        var wider = meanings(wider(row))
                .filter(other -> other != row && !other.region().empty())
                .filter(other -> other.region().contains(row.region()))
                .toList();
        return beaten(row, wider)
                .or(() -> beside(row, wider))
                .or(() -> conflict(row))
                .or(() -> repeating(row, wider));
    }

    private Optional<Finding> beaten(RowMeaning row, List<RowMeaning> wider) {
        return wider.stream()
                .filter(other -> other.competes(row) && other.before(row))
                .min(Comparator.comparing(other -> !other.decidesAs(row)))
                .map(other ->
                        other.decidesAs(row) ? same(row, other) : new Finding.Unreachable(row.row(), other.row()));
    }

    /** Rows outside groups all fire: the same decision is made twice. */
    private Optional<Finding> beside(RowMeaning row, List<RowMeaning> wider) {
        return wider.stream()
                .filter(other -> !row.competes(other)
                        && row.row().group().equals(other.row().group()))
                .filter(other -> other.decidesAs(row))
                .filter(other -> other.before(row) || !row.region().contains(other.region()))
                .findFirst()
                .map(other -> same(row, other));
    }

    private static Finding same(RowMeaning row, RowMeaning other) {
        return row.region().contains(other.region())
                ? new Finding.Duplicate(row.row(), other.row())
                : new Finding.Redundant(row.row(), other.row());
    }

    /** A later and wider row takes over, unless a row between them would. */
    private Optional<Finding> repeating(RowMeaning row, List<RowMeaning> wider) {
        return wider.stream()
                .filter(other -> other.competes(row) && row.before(other) && other.decidesAs(row))
                // else it is the other one that is a duplicate
                .filter(other -> !row.region().contains(other.region()))
                .min(RowCheck::order)
                .filter(other -> meanings(overlapping(row.region()))
                        .noneMatch(between -> between.competes(row)
                                && row.before(between)
                                && between.before(other)
                                && !between.decidesAs(row)
                                && !between.region().apart(row.region())))
                .map(other -> new Finding.Repeating(row.row(), other.row()));
    }

    private static int order(RowMeaning one, RowMeaning other) {
        return one == other ? 0 : one.before(other) ? -1 : 1;
    }

    private Optional<Finding> conflict(RowMeaning row) {
        if (row.row().group().isEmpty() && !row.alone()) {
            return Optional.empty();
        }
        var places = overlapping(row.region());
        places.and(peers(row));
        var found = meanings(places)
                .filter(other -> disagrees(row, other))
                .limit(CONFLICTS_TRIED)
                .flatMap(other -> conflict(row, other).stream())
                .limit(CONFLICTS_SHOWN)
                .toList();
        var others = found.stream().map(conflict -> conflict.others().get(0)).toList();
        return found.stream()
                .min(Comparator.comparing(Finding.Conflict::unlikely))
                .map(first ->
                        new Finding.Conflict(row.row(), others, first.example(), first.asked(), first.unlikely()));
    }

    private Optional<Finding.Conflict> conflict(RowMeaning row, RowMeaning other) {
        return witness(row, other)
                .map(example -> new Finding.Conflict(
                        row.row(),
                        List.of(other.row()),
                        example,
                        asked(row, other),
                        !row.alone() && row.region().addsWords(other.region())));
    }

    /** An exception above the rule it is taken from is no conflict. */
    private static boolean disagrees(RowMeaning row, RowMeaning other) {
        if (row.alone()) {
            return other.before(row) && !other.region().apart(row.region());
        }
        return other.before(row)
                && !other.decidesAs(row)
                && !other.region().apart(row.region())
                && !other.region().contains(row.region())
                && !row.region().contains(other.region());
    }

    /** A fact that is for both rows, and that the other one decides. */
    private Optional<List<Object>> witness(RowMeaning row, RowMeaning other) {
        return row.region().and(other.region()).sample().filter(point -> meanings(passing(point))
                .filter(rival -> rival.competes(row) && rival.before(other))
                .noneMatch(rival -> rival.region().mayHold(point)));
    }

    private List<Integer> asked(RowMeaning row, RowMeaning other) {
        return IntStream.range(0, axes.size())
                .filter(axis -> row.region().asks(axis) || other.region().asks(axis))
                .boxed()
                .toList();
    }

    private Stream<RowMeaning> meanings(BitSet places) {
        return places.stream().mapToObj(rows::get);
    }

    /** Rows that may hold everything that a row holds: they hold any one fact of it. */
    private BitSet wider(RowMeaning row) {
        var places = all();
        for (int axis = 0; axis < axes.size(); axis++) {
            var allowed = row.region().on(axis);
            if (allowed == null) {
                places.and(index.get(axis).blank());
            } else {
                allowed.sample(axes.get(axis)).map(index.get(axis)::passing).ifPresent(places::and);
            }
        }
        places.or(changed);
        return places;
    }

    /** Rows that may hold a fact of the region. */
    BitSet overlapping(Region region) {
        var places = all();
        for (int axis = 0; axis < axes.size(); axis++) {
            boolean telling = region.on(axis) != null && !axes.get(axis).ofSeveral();
            var passing = telling ? index.get(axis).overlapping(region.on(axis)) : null;
            if (passing != null) {
                places.and(passing);
            }
        }
        places.or(changed);
        return places;
    }

    private BitSet passing(List<Object> point) {
        var places = all();
        for (int axis = 0; axis < axes.size(); axis++) {
            places.and(index.get(axis).passing(point.get(axis)));
        }
        places.or(changed);
        return places;
    }

    private BitSet all() {
        var places = new BitSet();
        places.set(0, rows.size());
        return places;
    }
}
