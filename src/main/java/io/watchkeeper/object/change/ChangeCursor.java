package io.watchkeeper.object.change;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** The last change of a page: the next one begins after it. */
record ChangeCursor(Instant at, String code, String workspace) {
    private static final int LONGEST = 500;

    static ChangeCursor after(StoredChange stored) {
        return new ChangeCursor(stored.change().startsAt(), stored.change().code(), stored.workspace());
    }

    String text() {
        var plain = at + "\n" + code + "\n" + workspace;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty for what {@link #text} did not make. */
    static Optional<ChangeCursor> parse(String text) {
        try {
            var plain = text.length() > LONGEST
                    ? ""
                    : new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            var parts = plain.split("\n", -1);
            return Optional.of(parts)
                    .filter(found -> found.length == 3 && plain.indexOf('\0') < 0)
                    .map(found -> new ChangeCursor(Instant.parse(found[0]), found[1], found[2]))
                    .filter(cursor -> cursor.text().equals(text));
        } catch (IllegalArgumentException | DateTimeException foreign) {
            return Optional.empty();
        }
    }
}
