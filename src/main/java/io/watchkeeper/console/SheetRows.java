package io.watchkeeper.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.watchkeeper.rulebook.draft.ProblemCells;
import io.watchkeeper.rulebook.draft.ProblemView;
import io.watchkeeper.rulebook.release.TestedRows.Unmet;

/**
 * The rows of a sheet that one page shows: a long table is read in parts.
 *
 * @param matching how many rows hold the text that was asked for
 * @param start how many of them stand before the first one shown
 */
public record SheetRows(SheetQuery query, List<Line> lines, int matching, int start) {
    private static final int SHOWN = 200;

    /**
     * @param number 1-based, as in the sheet
     * @param test what came of it as a test scenario, or null where that is not known
     */
    public record Line(int number, List<Cell> cells, Test test) {}

    /** @param unmet nothing where all is as expected */
    public record Test(List<Unmet> unmet) {}

    /**
     * @param problem the worst that is said about the cell, or null
     * @param sought whether the address of the page names it
     */
    public record Cell(String text, ProblemView problem, boolean sought) {}

    static SheetRows of(Sheet sheet, SheetQuery query, List<ProblemView> problems) {
        var rows = sheet.rows().stream().filter(row -> holds(row, query.text())).toList();
        int start = start(rows, query);
        var lines = new ArrayList<Line>();
        for (var row : rows.subList(start, Math.min(rows.size(), start + SHOWN))) {
            lines.add(line(sheet, row, query, problems));
        }
        return new SheetRows(query, lines, rows.size(), start);
    }

    /** @param results by row */
    SheetRows tested(Map<Integer, List<Unmet>> results) {
        var tested = lines.stream()
                .map(line -> new Line(
                        line.number(),
                        line.cells(),
                        results.containsKey(line.number()) ? new Test(results.get(line.number())) : null))
                .toList();
        return new SheetRows(query, tested, matching, start);
    }

    private static boolean holds(Sheet.Row row, String text) {
        var wanted = text.toLowerCase(Locale.ROOT);
        return wanted.isEmpty()
                || row.cells().stream()
                        .anyMatch(cell -> cell.toLowerCase(Locale.ROOT).contains(wanted));
    }

    /** Parts begin at multiples of their size, so that addresses of parts keep what they show. */
    private static int start(List<Sheet.Row> rows, SheetQuery query) {
        int wanted = query.row();
        int place = wanted == 0
                ? query.from()
                : (int) rows.stream().filter(row -> row.number() < wanted).count();
        return Math.max(0, Math.min(place, rows.size() - 1)) / SHOWN * SHOWN;
    }

    private static Line line(Sheet sheet, Sheet.Row row, SheetQuery query, List<ProblemView> problems) {
        var marks = marks(row.number(), problems);
        var cells = new ArrayList<Cell>();
        for (int column = 0; column < row.cells().size(); column++) {
            var letter = sheet.columns().get(column).letter();
            boolean sought = query.at().equals(letter + row.number());
            cells.add(new Cell(row.cells().get(column), marks.get(letter), sought));
        }
        return new Line(row.number(), cells, null);
    }

    private static Map<String, ProblemView> marks(int row, List<ProblemView> problems) {
        var marks = new HashMap<String, ProblemView>();
        problems.forEach(
                problem -> ProblemCells.of(problem).in(row).forEach(column -> marks.putIfAbsent(column, problem)));
        return marks;
    }

    public int first() {
        return start + 1;
    }

    public int last() {
        return start + lines.size();
    }

    /** Whether this is not all of it. */
    public boolean parted() {
        return matching > lines.size() || !query.text().isEmpty();
    }

    public boolean hasBefore() {
        return start > 0;
    }

    public boolean hasAfter() {
        return last() < matching;
    }

    public int before() {
        return Math.max(0, start - SHOWN);
    }

    public int after() {
        return start + SHOWN;
    }
}
