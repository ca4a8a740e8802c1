package io.watchkeeper.console;

import java.util.List;
import java.util.stream.Stream;

import io.watchkeeper.facts.Sentence;
import io.watchkeeper.plan.RunView;
import io.watchkeeper.plan.machine.RunState;

/**
 * What the list of runs shows.
 *
 * @param faults what the address asks that cannot be answered
 */
public record RunListing(RunView.Page page, List<Sentence> faults) {
    public List<RunState> states() {
        return Stream.of(RunState.values())
                .filter(state -> state != RunState.OTHER)
                .toList();
    }

    /** Whether any of them may change by itself. */
    public boolean live() {
        return page.items().stream().anyMatch(run -> !run.ended());
    }
}
