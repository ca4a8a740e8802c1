package io.watchkeeper.journal;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a page of decisions ends: the signal whose decisions come next, and how many of them were shown.
 */
record DecisionPosition(Instant decidedAt, long signalId, int shown) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,12})\\.(\\d{1,9})_(\\d{1,18})_(\\d{1,4})");

    String text() {
        return "%d.%d_%d_%d".formatted(decidedAt.getEpochSecond(), decidedAt.getNano(), signalId, shown);
    }

    /** Empty for a text that {@link #text} did not make. */
    static Optional<DecisionPosition> parse(String text) {
        var form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new DecisionPosition(
                        Instant.ofEpochSecond(Long.parseLong(form.group(1)), Long.parseLong(form.group(2))),
                        Long.parseLong(form.group(3)),
                        Integer.parseInt(form.group(4))))
                : Optional.empty();
    }
}
