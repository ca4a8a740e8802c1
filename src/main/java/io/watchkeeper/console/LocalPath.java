package io.watchkeeper.console;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** A path of this service with its query, safe to redirect a browser to: it cannot name another host or scheme. */
record LocalPath(String text) {
    private static final int LONGEST = 2_000;

    /** Empty for anything that a browser could read as another site, such as {@code //host}, {@code /\host} or {@code https:…}. */
    static Optional<LocalPath> of(String text) {
        if (text == null || text.length() > LONGEST || !text.matches("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*")) {
            return Optional.empty();
        }
        try {
            var uri = new URI(text);
            return uri.isAbsolute() || uri.getRawAuthority() != null
                    ? Optional.empty()
                    : Optional.of(new LocalPath(text));
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    static String orElse(String text, String fallback) {
        return of(text).map(LocalPath::text).orElse(fallback);
    }
}
