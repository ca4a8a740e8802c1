package io.watchkeeper.event;

import java.time.Instant;
import java.util.Optional;

/**
 * @param first and {@code last} when what was reported happened, by the senders' clocks
 * @param opened when the service first decided on it; {@code resolved}, {@code responded} and {@code completed} are by the service's clock too
 */
public record EventTimes(
        Instant first,
        Instant last,
        Instant opened,
        Optional<Instant> resolved,
        Optional<Instant> responded,
        Optional<Instant> completed) {

    public static EventTimes opened(Instant occurred, Instant now) {
        return new EventTimes(occurred, occurred, now, Optional.empty(), Optional.empty(), Optional.empty());
    }

    EventTimes occurred(Instant at) {
        return new EventTimes(
                at.isBefore(first) ? at : first,
                at.isAfter(last) ? at : last,
                opened,
                Optional.empty(),
                responded,
                completed);
    }

    EventTimes reopened() {
        return new EventTimes(first, last, opened, Optional.empty(), Optional.empty(), Optional.empty());
    }

    EventTimes resolvedAt(Instant now) {
        return new EventTimes(first, last, opened, Optional.of(now), responded, completed);
    }
}
