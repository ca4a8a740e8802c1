package io.watchkeeper.console;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Light or dark; AUTO follows the machine's setting by a media query. */
public enum Theme {
    AUTO,
    LIGHT,
    DARK;

    /** As kept in the cookie and as the pages' {@code data-bs-theme} attribute. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the one theme button leads to. */
    public Theme next() {
        return values()[(ordinal() + 1) % values().length];
    }

    static Optional<Theme> of(String value) {
        return Arrays.stream(values())
                .filter(theme -> theme.value().equals(value))
                .findFirst();
    }
}
