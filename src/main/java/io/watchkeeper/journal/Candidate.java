package io.watchkeeper.journal;

import java.util.UUID;

/**
 * A signal on its way through a batch.
 *
 * @param key its signal key; {@code twin} is the key of the same episode with the other status
 * @param again whether it was accepted before without a decision, and is now decided; its row exists then
 */
record Candidate(Incoming incoming, UUID key, UUID twin, UUID series, boolean again) {
    static Candidate of(Incoming incoming) {
        return of(incoming, false);
    }

    static Candidate again(Incoming incoming) {
        return of(incoming, true);
    }

    private static Candidate of(Incoming incoming, boolean again) {
        var status = incoming.signal().status();
        var other = status.equals("FIRING") ? "RESOLVED" : "FIRING";
        return new Candidate(
                incoming,
                SignalKeys.signal(incoming, status),
                SignalKeys.signal(incoming, other),
                SignalKeys.series(incoming),
                again);
    }

    boolean firing() {
        return incoming.signal().status().equals("FIRING");
    }
}
