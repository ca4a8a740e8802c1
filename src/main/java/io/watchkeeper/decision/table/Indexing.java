package io.watchkeeper.decision.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the index of one condition from its cells, by place in the order of firing; null where a cell is blank. */
final class Indexing {
    private final Operator operator;
    private final Object[] cells;
    private final long[] blank;
    private final Map<Object, List<Integer>> rows = new HashMap<>();
    private boolean exact = true;

    private Indexing(Operator operator, Object[] cells) {
        this.operator = operator;
        this.cells = cells;
        this.blank = new long[Bits.words(cells.length)];
    }

    static ColumnIndex of(Operator operator, Object[] cells) {
        return new Indexing(operator, cells).index();
    }

    private ColumnIndex index() {
        if (operator.numeric()) {
            return RangeIndex.of(operator, cells);
        }
        var frequency = frequency();
        for (int row = 0; row < cells.length; row++) {
            if (cells[row] == null) {
                Bits.set(blank, row);
            } else {
                for (var value : listedUnder(cells[row], frequency)) {
                    rows.computeIfAbsent(value, key -> new ArrayList<>()).add(row);
                }
            }
        }
        return switch (operator) {
            case PRESENT -> new ColumnIndex.Presence(blank);
            case NONE_OF, WITHOUT -> new ColumnIndex.Excluding(postings());
            case ALL_OF, ANY_OF -> new ColumnIndex.ByToken(postings(), blank, exact);
            case STARTS_WITH, ENDS_WITH -> affixes();
            case MATCHES, NOT_MATCHES -> patterns();
            default -> new ColumnIndex.ByValue(postings(blank), blank);
        };
    }

    private Collection<?> listedUnder(Object cell, Map<Object, Integer> frequency) {
        if (operator == Operator.PRESENT) {
            return List.of();
        }
        if (operator.pattern()) {
            return List.of(cell);
        }
        var values = (Set<?>) cell;
        if (operator != Operator.ALL_OF || values.size() == 1) {
            return values;
        }
        exact = false;
        return List.of(values.stream()
                .min((one, other) -> frequency.get(one) - frequency.get(other))
                .orElseThrow());
    }

    private Map<Object, Integer> frequency() {
        var counted = new HashMap<Object, Integer>();
        if (operator == Operator.ALL_OF) {
            for (var cell : cells) {
                if (cell != null) {
                    ((Set<?>) cell).forEach(token -> counted.merge(token, 1, Integer::sum));
                }
            }
        }
        return counted;
    }

    private Map<Object, Bits.Postings> postings() {
        return postings(new long[blank.length]);
    }

    private Map<Object, Bits.Postings> postings(long[] base) {
        var postings = new HashMap<Object, Bits.Postings>();
        rows.forEach((value, listed) -> postings.put(value, Bits.Postings.of(listed, base)));
        return postings;
    }

    private ColumnIndex affixes() {
        var postings = new HashMap<String, Bits.Postings>();
        postings().forEach((affix, listed) -> postings.put((String) affix, listed));
        return new ColumnIndex.ByAffix(postings, lengths(postings.keySet()), operator == Operator.ENDS_WITH, blank);
    }

    private ColumnIndex patterns() {
        var byPrefix = new HashMap<String, List<ColumnIndex.ByPattern.Listed>>();
        postings().forEach((value, listed) -> {
            var pattern = (TextPattern) value;
            byPrefix.computeIfAbsent(pattern.prefix(), prefix -> new ArrayList<>())
                    .add(new ColumnIndex.ByPattern.Listed(pattern, listed));
        });
        return new ColumnIndex.ByPattern(byPrefix, lengths(byPrefix.keySet()), operator == Operator.NOT_MATCHES, blank);
    }

    private static int[] lengths(Set<String> affixes) {
        return affixes.stream().mapToInt(String::length).distinct().toArray();
    }
}
