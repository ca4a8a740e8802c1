package io.watchkeeper.decision.backtest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.watchkeeper.decision.Grade;
import io.watchkeeper.decision.Stage;

/** Counts what two versions decide on the same signals. Its size depends on how many answers there are, not on how many signals. */
public final class SignalTally {
    /** Changes beyond this number are counted and not exemplified, and their answers not told apart. */
    private static final int MOST_CHANGES = 2_000;

    private static final String OTHERS = "…";

    private final Map<Change, List<Example>> examples = new HashMap<>();
    private final Map<Change, Long> counts = new HashMap<>();
    private Regraded regraded = Regraded.NONE;
    private int kept;
    private long signals;
    private long differing;

    /** One stage's answer on a signal, by the live version and by the other. */
    private record Change(Stage stage, String from, String to) {}

    void add(Pair pair) {
        signals++;
        boolean differs = false;
        for (var stage : Stage.OF_SIGNALS) {
            var change = change(stage, pair.before().at(stage), pair.after().at(stage));
            counts.merge(change, 1L, Long::sum);
            if (pair.differs(stage)) {
                differs = true;
                keep(change, pair);
            }
        }
        if (differs) {
            differing++;
        }
        regraded = regraded.and(grade(pair.before().grade()), grade(pair.after().grade()));
    }

    private void keep(Change change, Pair pair) {
        var known = examples.computeIfAbsent(change, first -> new ArrayList<>());
        if (known.size() < SignalCounts.EXAMPLES_OF_A_CHANGE && kept < SignalCounts.MOST_EXAMPLES) {
            known.add(pair.example(change.stage()));
            kept++;
        }
    }

    private Change change(Stage stage, String from, String to) {
        var change = new Change(stage, from, to);
        return counts.size() < MOST_CHANGES || counts.containsKey(change)
                ? change
                : new Change(stage, OTHERS, from.equals(to) ? OTHERS : OTHERS + OTHERS);
    }

    /** Null for none. */
    static Grade grade(String name) {
        return name.isEmpty() ? null : Grade.valueOf(name);
    }

    /** What was counted so far. */
    public SignalCounts counts() {
        var matrix = counts.entrySet().stream()
                .map(count -> new Cell(
                        count.getKey().stage(),
                        count.getKey().from(),
                        count.getKey().to(),
                        count.getValue()))
                .toList();
        var all = examples.values().stream().flatMap(List::stream).toList();
        return new SignalCounts(signals, differing, regraded, matrix, all);
    }
}
