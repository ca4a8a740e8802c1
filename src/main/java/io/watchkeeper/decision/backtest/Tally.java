package io.watchkeeper.decision.backtest;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.watchkeeper.decision.Grade;
import io.watchkeeper.decision.Stage;

/** Counts what two versions decide on the same signals, and what becomes of their events. Its size depends on how many answers and events there are. */
public final class Tally {
    /** So many changed events are exemplified; the others are counted. */
    private static final int MOST_EVENTS = 100;

    private static final Comparator<ChangedEvent> REGRADED_FIRST =
            Comparator.comparing(ChangedEvent::regraded).reversed().thenComparingLong(ChangedEvent::event);

    private final SignalTally signals = new SignalTally();
    private final Map<Long, Standing> events = new HashMap<>();
    private final Map<Long, Example> examples = new HashMap<>();

    /** The worst grades of one event, which keeps its worst while it is open, and its signals that differ. Null before any grade. */
    private record Standing(Grade before, Grade after, long differing) {
        static final Standing NONE = new Standing(null, null, 0);

        Standing and(Pair pair) {
            return new Standing(
                    worse(before, pair.before().grade()),
                    worse(after, pair.after().grade()),
                    differing + (pair.mostTelling().isPresent() ? 1 : 0));
        }

        private static Grade worse(Grade worst, String later) {
            var grade = SignalTally.grade(later);
            return worst == null || grade != null && grade.compareTo(worst) < 0 ? grade : worst;
        }

        boolean differs() {
            return differing > 0 || before != after;
        }
    }

    /** Called by one thread at a time. */
    public void add(Pairs pairs) {
        pairs.all().forEach(this::add);
    }

    private void add(Pair pair) {
        signals.add(pair);
        pair.signal().event().ifPresent(event -> {
            events.merge(event, Standing.NONE.and(pair), (known, ignored) -> known.and(pair));
            pair.mostTelling().ifPresent(stage -> keep(event, pair, stage));
        });
    }

    private void keep(long event, Pair pair, Stage stage) {
        var known = examples.get(event);
        boolean better = known == null
                ? examples.size() < MOST_EVENTS
                : stage == Stage.GRADING && known.stage() != Stage.GRADING;
        if (better) {
            examples.put(event, pair.example(stage));
        }
    }

    /** What was counted so far. */
    public BacktestResult result() {
        var counts = signals.counts();
        var regraded = Regraded.NONE;
        long changed = 0;
        for (var event : events.values()) {
            regraded = regraded.and(event.before(), event.after());
            changed += event.differs() ? 1 : 0;
        }
        return new BacktestResult(
                counts.signals(),
                counts.differing(),
                events.size(),
                regraded,
                counts.matrix(),
                counts.examples(),
                changed,
                changedEvents());
    }

    private List<ChangedEvent> changedEvents() {
        return examples.entrySet().stream()
                .map(example -> {
                    var standing = events.get(example.getKey());
                    return new ChangedEvent(
                            example.getKey(),
                            name(standing.before()),
                            name(standing.after()),
                            standing.differing(),
                            example.getValue());
                })
                .sorted(REGRADED_FIRST)
                .toList();
    }

    private static String name(Grade grade) {
        return Objects.toString(grade, "");
    }
}
