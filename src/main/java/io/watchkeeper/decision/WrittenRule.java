package io.watchkeeper.decision;

/**
 * A rule that Drools itself runs: written in DRL, or made by Drools of a row of a table that is marked as compiled.
 *
 * @param table path of that table under {@code rules/}, else empty
 * @param row of the sheet, counted from 1, else 0
 */
public record WrittenRule(Stage stage, String name, String table, int row) {}
