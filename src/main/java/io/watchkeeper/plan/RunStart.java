package io.watchkeeper.plan;

import java.util.List;

/** What came of starting a run. */
public sealed interface RunStart {
    /** @param waits for a second person, before anything is done */
    record Started(long run, boolean waits) implements RunStart {}

    /** Other runs act on some of its targets; nothing was stored. */
    record Blocked(List<HeldTarget> held) implements RunStart {
        public Blocked {
            held = List.copyOf(held);
        }
    }

    /** The sheet has started this one already. */
    record Again(long run) implements RunStart {}

    /** A target and the run that acts on it. */
    record HeldTarget(String target, long run) {}
}
