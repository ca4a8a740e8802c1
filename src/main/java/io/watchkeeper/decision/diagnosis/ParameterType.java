package io.watchkeeper.decision.diagnosis;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a parameter of a check may be. A value from outside that does not fit is never used. */
public enum ParameterType {
    /** Any line of text. It reaches a query only as a bound value; nothing in it makes a review sheet read otherwise than it is. */
    TEXT("[^\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]{1,1000}", "one line of at most 1000 characters"),
    /** Letters, digits, dots, dashes and underscores, such as the name of a service or a file system's device. */
    NAME("[A-Za-z0-9][A-Za-z0-9._-]{0,252}", "letters, digits . _ -"),
    /** A name or an address of a host, without a port. */
    HOST("[A-Za-z0-9][A-Za-z0-9.-]{0,252}|[0-9A-Fa-f]{0,4}(:[0-9A-Fa-f]{0,4}){2,7}", "a host name or an IP address"),
    PORT("[1-9][0-9]{0,4}", "1 to 65535"),
    NUMBER("-?[0-9]{1,15}(\\.[0-9]{1,9})?", "a number such as 5 or 0.25"),
    DURATION("[1-9][0-9]{0,3}[smhd]", "such as 30s, 5m, 2h, 7d"),
    /** A path from the root, such as a mount point. */
    PATH("/[A-Za-z0-9._/@:+-]{0,500}", "a path that begins with / and holds letters, digits . _ - @ : +");

    private static final int LAST_PORT = 65_535;

    private final Pattern form;
    private final String allowed;

    ParameterType(String form, String allowed) {
        this.form = Pattern.compile(form);
        this.allowed = allowed;
    }

    public boolean fits(String value) {
        return form.matcher(value).matches()
                && (this != PORT || Integer.parseInt(value) <= LAST_PORT)
                && (this != PATH || !value.contains("/../") && !value.endsWith("/.."));
    }

    /** In words, for who wrote something else. */
    public String allowed() {
        return allowed;
    }

    /** @param word as it is written in files */
    public static Optional<ParameterType> named(String word) {
        return Stream.of(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    /** As it is written in files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
