package io.watchkeeper.journal;

import java.util.Optional;

/** A signal key that was accepted before. */
record KnownSignal(long id, Optional<Long> eventId) {
    SignalOutcome asDuplicate() {
        return new SignalOutcome(
                SignalOutcome.Kind.DUPLICATE,
                Long.toString(id),
                eventId.map(String::valueOf).orElse(""));
    }
}
