package io.watchkeeper.rulebook.difference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.watchkeeper.decision.content.Sheet;
import io.watchkeeper.rulebook.difference.FileDifference.Kind;
import io.watchkeeper.rulebook.difference.FileDifference.Row;
import org.apache.commons.csv.CSVFormat;

/**
 * Takes some of the rows in which a later sheet differs from an earlier one, and leaves the others as they were. A row that comes or moves stands below the row
 * that it stands below in the later sheet, or below the nearest above that is there.
 */
public final class ChosenRows {
    private final TableDifference difference;
    /** Of the earlier sheet, rows that do not stay where they are. */
    private final Set<Integer> leaving = new HashSet<>();
    /** Of the earlier sheet, rows that get the cells of the later. */
    private final Map<Integer, Integer> changing = new HashMap<>();
    /** Of the later sheet, rows that are put in. */
    private final Set<Integer> coming = new HashSet<>();

    private ChosenRows(TableDifference difference) {
        this.difference = difference;
    }

    /**
     * The sheet as CSV.
     *
     * @param chosen keys of rows of the difference; others are not looked at
     */
    public static String of(String file, String before, String after, Set<String> chosen) {
        var rows = new ChosenRows(TableDifference.between(file, before, after));
        rows.choose(chosen);
        return csv(rows.cells());
    }

    private void choose(Set<String> chosen) {
        var stayed = difference.stayed();
        for (var row : difference.rows()) {
            if (chosen.contains(row.key())) {
                choose(row, row.kind() == Kind.CHANGED && stayed.contains(row.after() - 1));
            }
        }
    }

    private void choose(Row row, boolean inPlace) {
        if (inPlace) {
            changing.put(row.before() - 1, row.after() - 1);
            return;
        }
        if (row.before() > 0) {
            leaving.add(row.before() - 1);
        }
        if (row.after() > 0) {
            coming.add(row.after() - 1);
        }
    }

    private List<List<String>> cells() {
        var below = below();
        var rows = new ArrayList<List<String>>();
        below.getOrDefault(-1, List.of()).forEach(now -> rows.add(later(now)));
        for (int old = 0; old < difference.before().height(); old++) {
            if (!leaving.contains(old)) {
                rows.add(changing.containsKey(old) ? later(changing.get(old)) : row(difference.before(), old));
            }
            below.getOrDefault(old, List.of()).forEach(now -> rows.add(later(now)));
        }
        return rows;
    }

    /** The rows that are put in, by the row of the earlier sheet that they follow; −1 for none. */
    private Map<Integer, List<Integer>> below() {
        var origins = new HashMap<Integer, Integer>();
        difference.pairs().forEach((old, now) -> origins.put(now, old));
        var below = new HashMap<Integer, List<Integer>>();
        int above = -1;
        for (int now = 0; now < difference.after().height(); now++) {
            var origin = origins.get(now);
            if (coming.contains(now)) {
                below.computeIfAbsent(above, row -> new ArrayList<>()).add(now);
            } else if (origin != null) {
                above = origin;
            }
        }
        return below;
    }

    private List<String> later(int row) {
        return row(difference.after(), row);
    }

    private static List<String> row(Sheet sheet, int row) {
        return sheet.rows().get(row);
    }

    /** A sheet that ends with a line end has a last row without cells. */
    private static String csv(List<List<String>> rows) {
        return rows.stream().map(row -> CSVFormat.RFC4180.format(row.toArray())).collect(Collectors.joining("\n"));
    }
}
