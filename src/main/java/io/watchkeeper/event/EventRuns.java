package io.watchkeeper.event;

import java.util.List;

import io.smallrye.mutiny.Uni;

/** The runs of plans that were started for events. */
public interface EventRuns {
    /** @param state such as RUNNING or SUCCEEDED */
    record Run(String id, String plan, String state) {}

    /** The latest ones, the latest first. */
    Uni<List<Run>> of(String workspace, long event);
}
