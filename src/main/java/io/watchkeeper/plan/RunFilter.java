package io.watchkeeper.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.watchkeeper.plan.machine.RunState;
import io.watchkeeper.problem.FilterReader;

/**
 * Which runs, and how many. An empty set asks for every value.
 *
 * @param before the id that the page begins after
 */
public record RunFilter(Set<RunState> states, Set<String> plans, Optional<Long> event, long before, int limit) {
    private static final int MOST = 500;
    private static final int USUAL = 50;

    /** @throws io.watchkeeper.problem.ProblemException of status 400 that names every value that cannot be used */
    public static RunFilter parse(Map<String, List<String>> parameters) {
        var reader = new FilterReader(parameters, "runs");
        var states = reader.names("state", RunState.class);
        var plans = reader.texts("plan");
        var event = reader.id("event", "is no id of an event", "不是事件编号");
        var before = reader.id("cursor", "is not a nextCursor of an earlier answer", "不是先前应答中的 nextCursor");
        var limit = reader.limit(MOST, USUAL);
        reader.refuseFlaws();
        return new RunFilter(states, plans, event, before.orElse(Long.MAX_VALUE), limit);
    }
}
