package io.watchkeeper.access.audit;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** A place in the order by time and id, newest first. */
record AuditPosition(Instant at, long id) {
    String cursor() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + " " + id).getBytes(StandardCharsets.UTF_8));
    }

    /** Empty for anything that {@link #cursor} did not make. */
    static Optional<AuditPosition> parse(String cursor) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ");
            return Optional.of(new AuditPosition(Instant.parse(parts[0]), Long.parseLong(parts[1])));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException foreign) {
            return Optional.empty();
        }
    }
}
