package io.watchkeeper.access.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

import io.watchkeeper.problem.CursorText;

/** A place in the order by time and id, newest first. */
record AuditPosition(Instant at, long id) {
    String cursor() {
        return CursorText.of(at, id);
    }

    /** Empty for anything that {@link #cursor} did not make. */
    static Optional<AuditPosition> parse(String cursor) {
        try {
            return CursorText.read(cursor, 2)
                    .map(parts -> new AuditPosition(Instant.parse(parts.get(0)), Long.parseLong(parts.get(1))));
        } catch (NumberFormatException | DateTimeException foreign) {
            return Optional.empty();
        }
    }
}
