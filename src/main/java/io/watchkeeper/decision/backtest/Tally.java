package io.watchkeeper.decision.backtest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.watchkeeper.decision.Decided;
import io.watchkeeper.decision.Grade;
import io.watchkeeper.decision.Stage;

/** Counts what two versions decide on the same signals. Its size depends on how many answers and events there are, not on how many signals. */
public final class Tally {
    /** So many examples of each change are kept; they are there to be read by a person. */
    private static final int EXAMPLES_OF_A_CHANGE = 3;
    /** Changes beyond this number are counted and not exemplified, and their answers not told apart. */
    private static final int MOST_CHANGES = 2_000;

    private static final int MOST_EXAMPLES = 300;

    private static final String OTHERS = "…";

    private final Map<Change, List<Example>> changes = new HashMap<>();
    private final Map<Change, Long> counts = new HashMap<>();
    private final Map<Long, Worst> events = new HashMap<>();
    private long signals;
    private long differing;

    /** One stage's answer on a signal, by the live version and by the other. */
    record Change(Stage stage, String from, String to) {}

    /**
     * Both answers on one signal, at all stages.
     *
     * @param event null for a signal that only was recorded
     * @param stage that differs
     */
    public record Example(long signal, Long event, Stage stage, Decided before, Decided after) {}

    /** The worst grades of one event; an event keeps its worst while it is open. Null before any. */
    private record Worst(Grade before, Grade after) {
        Worst and(String laterBefore, String laterAfter) {
            return new Worst(worse(before, laterBefore), worse(after, laterAfter));
        }

        private static Grade worse(Grade worst, String later) {
            if (later.isEmpty()) {
                return worst;
            }
            var grade = Grade.valueOf(later);
            return worst == null || grade.compareTo(worst) < 0 ? grade : worst;
        }
    }

    void add(PastSignal signal, Decided before, Decided after) {
        signals++;
        boolean differs = false;
        for (var stage : Stage.values()) {
            var change = change(stage, before.at(stage), after.at(stage));
            counts.merge(change, 1L, Long::sum);
            if (!before.at(stage).equals(after.at(stage))) {
                differs = true;
                var examples = changes.computeIfAbsent(change, first -> new ArrayList<>());
                if (examples.size() < EXAMPLES_OF_A_CHANGE) {
                    examples.add(example(signal, stage, before, after));
                }
            }
        }
        if (differs) {
            differing++;
        }
        signal.event()
                .ifPresent(event -> events.merge(
                        event,
                        new Worst(null, null).and(before.grade(), after.grade()),
                        (known, ignored) -> known.and(before.grade(), after.grade())));
    }

    private static Example example(PastSignal signal, Stage stage, Decided before, Decided after) {
        var event = signal.event().isPresent() ? (Long) signal.event().getAsLong() : null;
        return new Example(signal.id(), event, stage, before, after);
    }

    private Change change(Stage stage, String from, String to) {
        var change = new Change(stage, from, to);
        return counts.size() < MOST_CHANGES || counts.containsKey(change)
                ? change
                : new Change(stage, OTHERS, from.equals(to) ? OTHERS : OTHERS + OTHERS);
    }

    /** What was counted so far. */
    public BacktestResult result() {
        var matrix = new ArrayList<BacktestResult.Cell>();
        counts.forEach((change, count) ->
                matrix.add(new BacktestResult.Cell(change.stage(), change.from(), change.to(), count)));
        matrix.sort(Comparator.comparing(BacktestResult.Cell::stage)
                .thenComparing(
                        Comparator.comparingLong(BacktestResult.Cell::count).reversed())
                .thenComparing(BacktestResult.Cell::from)
                .thenComparing(BacktestResult.Cell::to));
        var examples = changes.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Example::stage).thenComparingLong(Example::signal))
                .limit(MOST_EXAMPLES)
                .toList();
        return new BacktestResult(signals, differing, events.size(), grades(), matrix, examples);
    }

    /** How many events would stand with another grade, by the way in which it moves. */
    private BacktestResult.Regraded grades() {
        var moves = new TreeMap<Integer, Long>();
        for (var event : events.values()) {
            int move = event.before() == null || event.after() == null
                    ? (event.before() == event.after() ? 0 : 2)
                    : Integer.signum(event.before().compareTo(event.after()));
            moves.merge(move, 1L, Long::sum);
        }
        return new BacktestResult.Regraded(
                moves.getOrDefault(1, 0L), moves.getOrDefault(-1, 0L), moves.getOrDefault(2, 0L));
    }
}
