package io.watchkeeper.rulebook.difference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.content.Sheet;
import io.watchkeeper.rulebook.difference.FileDifference.Cell;
import io.watchkeeper.rulebook.difference.FileDifference.Kind;
import io.watchkeeper.rulebook.difference.FileDifference.Row;

/**
 * Pairs the rows of two sheets: equal ones first, then those of one name, then those that stand at one place below the same row. What has no partner came or went. Takes time by the
 * number of rows times its logarithm, whatever the sheets hold.
 */
public final class TableDifference {
    private static final int MOST_SHOWN = 1_000;
    private static final String TABLE = "RuleTable";
    private static final int LABELS_BELOW = 4;

    private final Sheet before;
    private final Sheet after;
    private final int labelsBefore;
    private final int labelsAfter;
    /** Places in the later sheet by the place in the earlier, both counted from 0. */
    private final TreeMap<Integer, Integer> pairs = new TreeMap<>();

    private final List<Integer> gone = new ArrayList<>();
    private final List<Integer> come = new ArrayList<>();

    private TableDifference(Sheet before, Sheet after) {
        this.before = before;
        this.after = after;
        this.labelsBefore = labels(before);
        this.labelsAfter = labels(after);
    }

    /** The sheets with their rows paired. */
    static TableDifference between(String file, String before, String after) {
        var difference = new TableDifference(read(file, before), read(file, after));
        difference.pair();
        return difference;
    }

    /** The rows that differ, up to a number that can be shown. */
    public static FileDifference.Table of(String file, String before, String after) {
        var rows = between(file, before, after).rows();
        int shown = Math.min(rows.size(), MOST_SHOWN);
        return new FileDifference.Table(file, rows.subList(0, shown), rows.size() - shown);
    }

    private static Sheet read(String file, String text) {
        return Sheet.read(text, new Problems().in(file));
    }

    private void pair() {
        fill(gone, before);
        fill(come, after);
        pairBy(row -> cells(before, row).toString(), row -> cells(after, row).toString());
        pairBy(row -> name(before, row), row -> name(after, row));
        var known = new TreeMap<>(pairs);
        var taken = new TreeMap<Integer, Integer>();
        pairs.values().forEach(row -> taken.put(row, row));
        pairBy(row -> below(known.floorEntry(row), row), row -> below(taken.floorEntry(row), row));
        pairBy(row -> Integer.toString(row), row -> Integer.toString(row));
    }

    /** A place by the nearest row above that has a partner, so that rows which came or went further up do not count. */
    private static String below(Map.Entry<Integer, Integer> above, int row) {
        return above == null ? "top " + row : above.getValue() + " " + (row - above.getKey());
    }

    private static void fill(List<Integer> rows, Sheet sheet) {
        for (int row = 0; row < sheet.height(); row++) {
            if (!sheet.blank(row)) {
                rows.add(row);
            }
        }
    }

    /** Pairs what is left on both sides and has the same key, in its order. */
    private void pairBy(Function<Integer, String> old, Function<Integer, String> now) {
        var waiting = new HashMap<String, Queue<Integer>>();
        gone.forEach(row -> waiting.computeIfAbsent(old.apply(row), key -> new ArrayDeque<>())
                .add(row));
        come.removeIf(row -> {
            var same = waiting.getOrDefault(now.apply(row), new ArrayDeque<>()).poll();
            if (same != null) {
                pairs.put(same, row);
            }
            return same != null;
        });
        gone.removeAll(pairs.keySet());
    }

    Sheet before() {
        return before;
    }

    Sheet after() {
        return after;
    }

    /** Places in the later sheet by the place in the earlier, both counted from 0. */
    Map<Integer, Integer> pairs() {
        return pairs;
    }

    /** The places in the later sheet of the rows that kept their order. */
    Set<Integer> stayed() {
        return LongestRise.of(List.copyOf(pairs.values()));
    }

    List<Row> rows() {
        var rows = new ArrayList<Row>();
        var stayed = stayed();
        pairs.forEach((old, now) -> {
            var cells = changed(old, now);
            if (!cells.isEmpty()) {
                rows.add(new Row(Kind.CHANGED, old + 1, now + 1, name(after, now), cells));
            } else if (!stayed.contains(now)) {
                rows.add(new Row(Kind.MOVED, old + 1, now + 1, name(after, now), List.of()));
            }
        });
        come.forEach(
                now -> rows.add(new Row(Kind.ADDED, 0, now + 1, name(after, now), filled(after, now, Kind.ADDED))));
        gone.forEach(old ->
                rows.add(new Row(Kind.REMOVED, old + 1, 0, name(before, old), filled(before, old, Kind.REMOVED))));
        rows.sort(Comparator.comparingInt(row -> row.after() == 0 ? row.before() : row.after()));
        return rows;
    }

    private List<Cell> changed(int old, int now) {
        var cells = new ArrayList<Cell>();
        for (int column = 0; column < Math.max(before.width(old), after.width(now)); column++) {
            var was = before.cell(old, column);
            var is = after.cell(now, column);
            if (!was.equals(is)) {
                cells.add(new Cell(Sheet.address(now, column), after.cell(labelsAfter, column), was, is));
            }
        }
        return cells;
    }

    private List<Cell> filled(Sheet sheet, int row, Kind kind) {
        boolean added = kind == Kind.ADDED;
        int labels = added ? labelsAfter : labelsBefore;
        var cells = new ArrayList<Cell>();
        for (int column = 0; column < sheet.width(row); column++) {
            var text = sheet.cell(row, column);
            if (!text.isEmpty()) {
                cells.add(new Cell(
                        Sheet.address(row, column), sheet.cell(labels, column), added ? "" : text, added ? text : ""));
            }
        }
        return cells;
    }

    private static List<String> cells(Sheet sheet, int row) {
        var cells = new ArrayList<>(sheet.rows().get(row));
        while (!cells.isEmpty() && cells.get(cells.size() - 1).isEmpty()) {
            cells.remove(cells.size() - 1);
        }
        return cells;
    }

    private static String name(Sheet sheet, int row) {
        return sheet.rows().get(row).stream()
                .filter(cell -> !cell.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static int labels(Sheet sheet) {
        for (int row = 0; row < sheet.height(); row++) {
            if (sheet.cell(row, 0).startsWith(TABLE)) {
                return row + LABELS_BELOW;
            }
        }
        return 0;
    }
}
