package io.watchkeeper.intake;

import java.time.DateTimeException;
import java.time.Instant;

import io.watchkeeper.problem.CursorText;
import io.watchkeeper.problem.ProblemException;

/** Where a page of rejected members ended. */
record RejectedCursor(Instant receivedAt, long id) {
    static final RejectedCursor BEGINNING = new RejectedCursor(Instant.parse("9999-01-01T00:00:00Z"), Long.MAX_VALUE);

    static RejectedCursor after(RejectedSignal last) {
        return new RejectedCursor(last.receivedAt(), Long.parseLong(last.id()));
    }

    String text() {
        return CursorText.of(receivedAt, id);
    }

    /** @param text null or empty for the first page */
    static RejectedCursor parse(String text) {
        if (text == null || text.isEmpty()) {
            return BEGINNING;
        }
        try {
            return CursorText.read(text, 2)
                    .map(parts -> new RejectedCursor(Instant.parse(parts.get(0)), Long.parseLong(parts.get(1))))
                    .orElseThrow(RejectedCursor::foreign);
        } catch (NumberFormatException | DateTimeException unreadable) {
            throw foreign();
        }
    }

    private static ProblemException foreign() {
        return ProblemException.badRequest("The cursor is not one that this list gave.");
    }
}
