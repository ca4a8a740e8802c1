package io.watchkeeper.decision.testing;

import java.util.List;

/**
 * How a rulebook stands up to its test scenarios.
 *
 * @param passed test scenarios that are met
 * @param failed test scenarios that are not
 * @param results those that are not met first, cell by cell; the first of them where there are many
 */
public record TestReport(int passed, int failed, List<TestResult> results, Coverage coverage) {
    public TestReport {
        results = List.copyOf(results);
    }

    public boolean green() {
        return failed == 0;
    }
}
