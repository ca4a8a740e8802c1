package io.watchkeeper.diagnosis.picture;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.Stage;
import io.watchkeeper.decision.diagnosis.Walk;
import io.watchkeeper.decision.testing.TestScenario;

/** Where the test scenarios of a rulebook come by in its trees. */
public final class TreeCoverage {
    private final Map<String, Long> byNode = new HashMap<>();
    private final Map<Fired, Long> byRow = new HashMap<>();

    private record Fired(String file, int row) {}

    /** Of a rulebook that decides nothing, as it has errors: nobody comes by. */
    public static TreeCoverage unknown() {
        return new TreeCoverage();
    }

    /**
     * @param scenarios of any stage
     * @throws io.watchkeeper.decision.RuleFault when a rule fails
     */
    public static TreeCoverage of(Rulebook rulebook, List<TestScenario> scenarios) {
        var coverage = new TreeCoverage();
        scenarios.stream()
                .filter(scenario -> scenario.stage() == Stage.DIAGNOSIS)
                .forEach(scenario -> coverage.add(Walk.given(rulebook, scenario.given())));
        return coverage;
    }

    private void add(Walk walk) {
        walk.steps().forEach(step -> byNode.merge(step.node(), 1L, Long::sum));
        walk.firings().forEach(firing -> byRow.merge(new Fired(firing.table(), firing.row()), 1L, Long::sum));
    }

    /** How many come by a node. */
    long tests(String node) {
        return byNode.getOrDefault(node, 0L);
    }

    /** How many fire a row. */
    long tests(String file, int row) {
        return byRow.getOrDefault(new Fired(file, row), 0L);
    }
}
