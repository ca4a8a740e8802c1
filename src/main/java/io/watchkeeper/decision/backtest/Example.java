package io.watchkeeper.decision.backtest;

import io.watchkeeper.decision.Decided;
import io.watchkeeper.decision.Stage;

/**
 * What two versions answer on one signal: at all stages, and why at one that differs.
 *
 * @param event null for a signal that only was recorded
 * @param stage that differs
 * @param before the live version's answers
 * @param whyBefore null in what was stored before reasons were
 */
public record Example(
        long signal, Long event, Stage stage, Decided before, Decided after, Why whyBefore, Why whyAfter) {}
