package io.watchkeeper.plan;

import java.util.List;

/**
 * How a plan did lately, in the workspaces that somebody may see.
 *
 * @param runs the last few, the latest first
 * @param ended how many of the last hundred that have ended were looked at, {@code succeeded} of them well
 */
public record LastRuns(List<RunView> runs, long succeeded, long ended) {
    public LastRuns {
        runs = List.copyOf(runs);
    }
}
