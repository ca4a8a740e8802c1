package io.watchkeeper.journal;

import java.time.Instant;

/** @param decision the canonical form of the verdict on one signal */
record StoredDecision(long signalId, Instant decidedAt, long rulebookVersion, String decision) {}
