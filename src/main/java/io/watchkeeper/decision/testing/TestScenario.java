package io.watchkeeper.decision.testing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.watchkeeper.decision.Stage;
import io.watchkeeper.facts.Fact;

/**
 * One row of a file of test scenarios, such as {@code scenario/recognition.tests.csv}.
 *
 * @param stage that its folder stands for
 * @param row of the sheet, counted from 1
 * @param at the time of the decision; without it nothing fires that has a date
 * @param given one fact a type, of the signal that the row number names
 */
public record TestScenario(
        Stage stage,
        String file,
        int row,
        String name,
        Optional<Instant> at,
        List<Fact> given,
        List<Expectation> expected) {
    public TestScenario {
        given = List.copyOf(given);
        expected = List.copyOf(expected);
    }

    /** What its facts call their signal: rows share a session. */
    String signal() {
        return Integer.toString(row);
    }
}
