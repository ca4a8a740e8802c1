package io.watchkeeper.object;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The last object of a page: the next one begins after it. */
record ObjectCursor(String kind, String name, String workspace) {
    private static final int LONGEST = 2_000;

    static ObjectCursor after(StoredObject stored) {
        return new ObjectCursor(
                stored.object().is().kind(), stored.object().is().name(), stored.workspace());
    }

    String text() {
        var plain = kind + "\n" + name + "\n" + workspace;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty for what {@link #text} did not make. */
    static Optional<ObjectCursor> parse(String text) {
        try {
            var plain = text.length() > LONGEST
                    ? ""
                    : new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            var parts = plain.split("\n", -1);
            return Optional.of(parts)
                    .filter(found -> found.length == 3 && plain.indexOf('\0') < 0)
                    .map(found -> new ObjectCursor(found[0], found[1], found[2]))
                    .filter(cursor -> cursor.text().equals(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
