package io.watchkeeper.decision.backtest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.watchkeeper.decision.Stage;
import io.watchkeeper.facts.Sentence;

/**
 * How two versions differ on the same signals, each looked at by itself.
 *
 * @param differing signals on which some stage answers otherwise
 * @param regraded signals that would give another grade
 * @param matrix how often each pair of answers came, by stage, the most frequent first; pairs of equal answers too
 * @param examples some signals of each pair of differing answers
 */
public record SignalCounts(long signals, long differing, Regraded regraded, List<Cell> matrix, List<Example> examples) {
    /** So many examples are there to be read by a person. */
    static final int MOST_EXAMPLES = 150;
    /** The same of each change. */
    static final int EXAMPLES_OF_A_CHANGE = 3;

    private static final Comparator<Cell> BY_STAGE = Comparator.comparing(Cell::stage)
            .thenComparing(Comparator.comparingLong(Cell::count).reversed())
            .thenComparing(Cell::from)
            .thenComparing(Cell::to);

    private static final Comparator<Example> IN_ORDER =
            Comparator.comparing(Example::stage).thenComparingLong(Example::signal);

    /** Before the first signal. */
    public static final SignalCounts NONE = new SignalCounts(0, 0, Regraded.NONE, List.of(), List.of());

    public SignalCounts {
        matrix = matrix.stream().sorted(BY_STAGE).toList();
        examples = examples.stream().sorted(IN_ORDER).limit(MOST_EXAMPLES).toList();
    }

    private record Change(Stage stage, String from, String to) {}

    /** Both together, such as those of two nodes. */
    public SignalCounts plus(SignalCounts other) {
        var sums = new HashMap<Change, Long>();
        Stream.of(this, other)
                .flatMap(counts -> counts.matrix.stream())
                .forEach(cell -> sums.merge(new Change(cell.stage(), cell.from(), cell.to()), cell.count(), Long::sum));
        return new SignalCounts(
                signals + other.signals,
                differing + other.differing,
                regraded.plus(other.regraded),
                sums.entrySet().stream()
                        .map(sum -> new Cell(
                                sum.getKey().stage(),
                                sum.getKey().from(),
                                sum.getKey().to(),
                                sum.getValue()))
                        .toList(),
                some(other));
    }

    private List<Example> some(SignalCounts other) {
        Map<Change, List<Example>> byChange = new HashMap<>();
        Stream.of(this, other).flatMap(counts -> counts.examples.stream()).forEach(example -> {
            var stage = example.stage();
            var change = new Change(
                    stage, example.before().at(stage), example.after().at(stage));
            var known = byChange.computeIfAbsent(change, first -> new ArrayList<>());
            if (known.size() < EXAMPLES_OF_A_CHANGE) {
                known.add(example);
            }
        });
        return byChange.values().stream().flatMap(List::stream).toList();
    }

    /** The counts in words. */
    public List<Sentence> sentences() {
        return List.of(
                decided(signals, differing),
                new Sentence(
                        "%,d of %,d signals would be graded differently: %,d graver, %,d milder."
                                .formatted(regraded.all(), signals, regraded.graver(), regraded.milder()),
                        "%2$,d 条信号中有 %1$,d 条的定级会不同：%3$,d 条更高，%4$,d 条更低。"
                                .formatted(regraded.all(), signals, regraded.graver(), regraded.milder())));
    }

    static Sentence decided(long signals, long differing) {
        return new Sentence(
                "%,d of %,d signals would be decided differently.".formatted(differing, signals),
                "%2$,d 条信号中有 %1$,d 条的判定会不同。".formatted(differing, signals));
    }
}
