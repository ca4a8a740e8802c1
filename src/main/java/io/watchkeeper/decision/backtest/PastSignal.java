package io.watchkeeper.decision.backtest;

import java.util.OptionalLong;

import io.watchkeeper.decision.PastDecision;

/**
 * A signal of the journal and the decision that was made on it.
 *
 * @param event that it belongs to; empty for one that only was recorded
 * @param version of the rulebook that decided
 */
public record PastSignal(long id, OptionalLong event, long version, PastDecision decision) {}
