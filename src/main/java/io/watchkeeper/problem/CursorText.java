package io.watchkeeper.problem;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The place where a page of a list ends, as callers give it back: parts of text that mean nothing to them. */
public final class CursorText {
    private static final int LONGEST = 2_000;
    private static final String BETWEEN = "\n";

    private CursorText() {}

    /** @param parts without line breaks */
    public static String of(Object... parts) {
        var plain = String.join(
                BETWEEN, List.of(parts).stream().map(String::valueOf).toList());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty for what {@link #of} did not make of so many parts. */
    public static Optional<List<String>> read(String text, int parts) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            return Optional.of(List.of(plain.split(BETWEEN, -1)))
                    .filter(found -> found.size() == parts && plain.indexOf('\0') < 0)
                    .filter(found -> of(found.toArray()).equals(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
