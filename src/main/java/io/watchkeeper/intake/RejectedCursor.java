package io.watchkeeper.intake;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

import io.watchkeeper.problem.ProblemException;

/** Where a page of rejected members ended. */
record RejectedCursor(Instant receivedAt, long id) {
    static final RejectedCursor BEGINNING = new RejectedCursor(Instant.parse("9999-01-01T00:00:00Z"), Long.MAX_VALUE);

    static RejectedCursor after(RejectedSignal last) {
        return new RejectedCursor(last.receivedAt(), Long.parseLong(last.id()));
    }

    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((receivedAt + " " + id).getBytes(StandardCharsets.UTF_8));
    }

    /** @param text null or empty for the first page */
    static RejectedCursor parse(String text) {
        if (text == null || text.isEmpty()) {
            return BEGINNING;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ");
            return new RejectedCursor(Instant.parse(parts[0]), Long.parseLong(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw ProblemException.badRequest("The cursor is not one that this list gave.");
        }
    }
}
