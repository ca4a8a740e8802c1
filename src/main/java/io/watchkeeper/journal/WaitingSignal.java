package io.watchkeeper.journal;

import java.time.Instant;

import io.watchkeeper.decision.ObjectReference;

/**
 * A signal that is kept without a decision, until a rulebook version decides it.
 *
 * @param title what its event would be called
 * @param object what it speaks of, as far as its labels tell
 * @param occurredAt what the signal itself says
 * @param rulebookVersion the version that failed on it last
 * @param why which rule failed, and how
 */
public record WaitingSignal(
        String signalId,
        String source,
        String title,
        ObjectReference object,
        Instant receivedAt,
        Instant occurredAt,
        long rulebookVersion,
        String why) {}
