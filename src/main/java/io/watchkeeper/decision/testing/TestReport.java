package io.watchkeeper.decision.testing;

import java.util.List;

/**
 * How a rulebook stands up to its test scenarios.
 *
 * @param passed test scenarios that are met
 * @param failed test scenarios that are not
 * @param results those that are not met first, cell by cell
 */
public record TestReport(int passed, int failed, List<TestResult> results, Coverage coverage) {
    private static final int MOST_RESULTS = 500;

    public TestReport {
        results = List.copyOf(results);
    }

    /** With as many results as a reader can do with. */
    public TestReport shortened() {
        return new TestReport(passed, failed, results.subList(0, Math.min(MOST_RESULTS, results.size())), coverage);
    }

    public boolean green() {
        return failed == 0;
    }
}
