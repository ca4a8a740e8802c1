package io.watchkeeper.access.audit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place in the chain by number and hash: its head, a checkpoint, or what somebody wrote down elsewhere. */
public record ChainEnd(long sequence, String hash) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

    /** Reads {@code 1234:89ab…}; empty for anything else. */
    public static Optional<ChainEnd> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new ChainEnd(Long.parseLong(form.group(1)), form.group(2)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return sequence + ":" + hash;
    }
}
