package io.watchkeeper.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.watchkeeper.event.EventRuns;

/** Tells events of their runs. */
@Singleton
class RunsOfEvents implements EventRuns {
    private static final int TOLD = 20;

    private final RunHistory history;

    RunsOfEvents(RunHistory history) {
        this.history = history;
    }

    @Override
    public Uni<List<Run>> of(String workspace, long event) {
        var filter = new RunFilter(Set.of(), Set.of(), Optional.of(event), Long.MAX_VALUE, TOLD);
        return history.list(Set.of(workspace), filter, TOLD).map(rows -> rows.stream()
                .map(row ->
                        new Run(Long.toString(row.id()), row.plan(), row.state().name()))
                .toList());
    }
}
