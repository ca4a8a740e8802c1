package io.watchkeeper.journal.backtest;

import java.util.OptionalLong;

import io.watchkeeper.decision.PastDecision;
import io.watchkeeper.decision.backtest.PastSignal;
import io.watchkeeper.journal.backtest.SharedTraces.SharedTrace;

/**
 * A row of the journal whose decision is not read yet: that takes longer than fetching it, and is done elsewhere.
 *
 * @param known what was known, or the whole decision
 * @param trace what came of it; null where the decision is whole
 */
record RawSignal(PastSignals.Mark mark, OptionalLong event, long version, String known, SharedTrace trace) {
    long id() {
        return mark.id();
    }

    /** The whole decision, as JSON whose keys are in no order. */
    String decision() {
        return trace == null
                ? known
                : known.substring(0, known.length() - 1) + "," + trace.body().substring(1);
    }

    PastSignal read() {
        return new PastSignal(
                id(),
                event,
                version,
                trace == null ? PastDecision.read(known) : PastDecision.read(known, trace.decided()));
    }
}
