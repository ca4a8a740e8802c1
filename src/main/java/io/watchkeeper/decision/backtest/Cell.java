package io.watchkeeper.decision.backtest;

import io.watchkeeper.decision.Stage;

/** How often one pair of answers of a stage came: {@code from} is the live version's. */
public record Cell(Stage stage, String from, String to, long count) {}
