package io.watchkeeper.decision.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which steps of a plan have ended before which. */
final class PlanOrder {
    private final Map<String, Set<String>> after = new HashMap<>();

    PlanOrder(List<PlanStep> steps) {
        steps.forEach(step -> after.put(step.id(), step.after()));
    }

    /** A step that waits for itself by way of others. */
    Optional<String> circle() {
        return after.keySet().stream()
                .sorted()
                .filter(id -> before(id).contains(id))
                .findFirst();
    }

    /** All that have ended when the step begins. */
    Set<String> before(String id) {
        var all = new HashSet<String>();
        add(id, all);
        return all;
    }

    private void add(String id, Set<String> all) {
        for (var before : after.getOrDefault(id, Set.of())) {
            if (all.add(before)) {
                add(before, all);
            }
        }
    }

    /** Those that no other waits for. */
    static Set<String> last(List<PlanStep> steps) {
        var last = steps.stream().map(PlanStep::id).collect(Collectors.toCollection(TreeSet::new));
        steps.forEach(step -> last.removeAll(step.after()));
        return last;
    }
}
