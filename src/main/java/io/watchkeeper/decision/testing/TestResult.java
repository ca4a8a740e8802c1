package io.watchkeeper.decision.testing;

/**
 * What came of a test scenario, or of one of its expectations that is not met.
 *
 * @param file path under {@code rules/}
 * @param row of the sheet, counted from 1
 * @param cell of the expectation that is not met; empty where all are, and where a rule failed
 * @param expected empty where all is as expected
 * @param actual what was decided instead, or how a rule failed
 */
public record TestResult(
        boolean passed, String file, int row, String cell, String name, String expected, String actual) {
    private static final int SHOWN = 300;

    public TestResult {
        actual = actual.length() <= SHOWN ? actual : actual.substring(0, SHOWN) + "…";
    }
}
