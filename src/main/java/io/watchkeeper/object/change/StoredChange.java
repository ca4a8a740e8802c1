package io.watchkeeper.object.change;

import java.time.Instant;
import java.util.Optional;

/**
 * A change as it is kept.
 *
 * @param endedAt when somebody ended it before its time
 * @param suppressed how many signals it holds back
 */
record StoredChange(
        String workspace,
        Change change,
        Optional<Instant> endedAt,
        long version,
        String createdBy,
        Instant createdAt,
        long suppressed) {
    String etag() {
        return "\"" + version + "\"";
    }

    /** When it ends or ended. */
    Instant end() {
        return endedAt.filter(at -> at.isBefore(change.endsAt())).orElse(change.endsAt());
    }
}
