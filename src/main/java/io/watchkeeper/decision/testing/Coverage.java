package io.watchkeeper.decision.testing;

import java.util.List;

import io.watchkeeper.decision.Stage;

/**
 * Which rules some test scenario fires: table rows, and rules written in DRL.
 *
 * @param rules how many there are
 * @param fired how many of them some test scenario fires
 * @param untouched those that none fires, the first of them
 */
public record Coverage(int rules, int fired, List<Untouched> untouched) {
    /**
     * @param table path of the table under {@code rules/}, empty for DRL
     * @param row of the sheet, counted from 1; 0 for DRL
     */
    public record Untouched(Stage stage, String table, int row, String rule) {}

    public Coverage {
        untouched = List.copyOf(untouched);
    }
}
