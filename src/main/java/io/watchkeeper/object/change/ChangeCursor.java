package io.watchkeeper.object.change;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

import io.watchkeeper.problem.CursorText;

/** The last change of a page: the next one begins after it. */
record ChangeCursor(Instant at, String code, String workspace) {
    static ChangeCursor after(StoredChange stored) {
        return new ChangeCursor(stored.change().startsAt(), stored.change().code(), stored.workspace());
    }

    String text() {
        return CursorText.of(at, code, workspace);
    }

    /** Empty for what {@link #text} did not make. */
    static Optional<ChangeCursor> parse(String text) {
        try {
            return CursorText.read(text, 3)
                    .map(parts -> new ChangeCursor(Instant.parse(parts.get(0)), parts.get(1), parts.get(2)));
        } catch (DateTimeException foreign) {
            return Optional.empty();
        }
    }
}
