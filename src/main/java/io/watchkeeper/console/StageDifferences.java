package io.watchkeeper.console;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import io.watchkeeper.decision.Stage;
import io.watchkeeper.decision.backtest.Cell;

/**
 * How often each pair of answers of a stage came, as a page shows it.
 *
 * @param grid all pairs, the live version's answers down and the other's across; null where there are too many answers for one
 * @param changes pairs that differ, the most frequent first; not all where {@code more} are left out
 */
public record StageDifferences(Stage stage, long same, long differing, Grid grid, List<Cell> changes, int more) {
    private static final int WIDEST = 7;
    private static final int MOST_SHOWN = 30;

    /** @param columns answers of the other version */
    public record Grid(List<String> columns, List<Line> lines) {
        /** @param counts one a column */
        public record Line(String from, List<Count> counts) {}

        /** @param same whether both versions give this answer */
        public record Count(long number, boolean same) {}
    }

    /** One a stage, in their order. */
    static List<StageDifferences> of(List<Cell> matrix) {
        return Stage.OF_SIGNALS.stream()
                .map(stage -> of(
                        stage,
                        matrix.stream().filter(cell -> cell.stage() == stage).toList()))
                .toList();
    }

    private static StageDifferences of(Stage stage, List<Cell> cells) {
        var changes =
                cells.stream().filter(cell -> !cell.from().equals(cell.to())).toList();
        long all = cells.stream().mapToLong(Cell::count).sum();
        long differing = changes.stream().mapToLong(Cell::count).sum();
        return new StageDifferences(
                stage,
                all - differing,
                differing,
                grid(stage, cells),
                changes.stream().limit(MOST_SHOWN).toList(),
                Math.max(0, changes.size() - MOST_SHOWN));
    }

    private static Grid grid(Stage stage, List<Cell> cells) {
        var answers = new TreeSet<>(AnswerText.order(stage));
        cells.forEach(cell -> answers.addAll(List.of(cell.from(), cell.to())));
        if (answers.size() > WIDEST) {
            return null;
        }
        var columns = List.copyOf(answers);
        var lines = new ArrayList<Grid.Line>();
        for (var from : columns) {
            var counts = columns.stream()
                    .map(to -> new Grid.Count(count(cells, from, to), from.equals(to)))
                    .toList();
            lines.add(new Grid.Line(from, counts));
        }
        return new Grid(columns, lines);
    }

    private static long count(List<Cell> cells, String from, String to) {
        return cells.stream()
                .filter(cell -> cell.from().equals(from) && cell.to().equals(to))
                .mapToLong(Cell::count)
                .sum();
    }
}
