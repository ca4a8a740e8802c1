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
            return ColumnIndex.ByRange.of(operator, cells);
        }
        if (operator == Operator.NOT_MATCHES) {
            return new ColumnIndex.Unindexed();
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
            case STARTS_WITH, ENDS_WITH, MATCHES ->
                new ColumnIndex.ByAffix(postings(), lengths(), operator == Operator.ENDS_WITH, blank, exact);
            default -> new ColumnIndex.ByValue(postings(), blank);
        };
    }

    private Collection<?> listedUnder(Object cell, Map<Object, Integer> frequency) {
        if (operator == Operator.PRESENT) {
            return List.of();
        }
        if (cell instanceof TextPattern pattern) {
            exact = false;
            return List.of(pattern.prefix());
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
        var postings = new HashMap<Object, Bits.Postings>();
        rows.forEach((value, listed) -> postings.put(value, Bits.Postings.of(listed, blank.length)));
        return postings;
    }

    private int[] lengths() {
        return rows.keySet().stream()
                .mapToInt(affix -> ((String) affix).length())
                .distinct()
                .toArray();
    }
}
