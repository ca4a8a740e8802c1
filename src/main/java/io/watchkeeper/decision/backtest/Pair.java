package io.watchkeeper.decision.backtest;

import java.util.Optional;
import java.util.stream.Stream;

import io.watchkeeper.decision.Decided;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.Stage;

/** What the live version and another decide on one signal. */
record Pair(PastSignal signal, Decided before, Decided after, Versions by) {
    record Versions(Rulebook live, Rulebook other) {}

    boolean differs(Stage stage) {
        return !before.at(stage).equals(after.at(stage));
    }

    /** The stage to tell of: people look at grades first. */
    Optional<Stage> mostTelling() {
        return Stream.concat(Stream.of(Stage.GRADING), Stage.OF_SIGNALS.stream())
                .filter(this::differs)
                .findFirst();
    }

    /** Costs as much as deciding twice: for what is kept only. */
    Example example(Stage stage) {
        var event = signal.event().isPresent() ? (Long) signal.event().getAsLong() : null;
        return new Example(
                signal.id(),
                event,
                stage,
                before,
                after,
                Why.of(by.live(), signal, stage),
                Why.of(by.other(), signal, stage));
    }
}
