package io.watchkeeper.access;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the sealed cookie says.
 *
 * @param startedAt to the second; a fresh cookie keeps it
 * @param seal {@link Person#seal} at the time of signing in
 */
record Session(String person, String seal, Instant startedAt) {
    private static final Pattern FORM = Pattern.compile("(\\w+)@(\\d{1,12}):(.+)");

    static Session of(Person person, Instant now) {
        return new Session(person.name(), person.seal(), now.truncatedTo(ChronoUnit.SECONDS));
    }

    static Optional<Session> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(
                        new Session(form.group(3), form.group(1), Instant.ofEpochSecond(Long.parseLong(form.group(2)))))
                : Optional.empty();
    }

    String text() {
        return seal + "@" + startedAt.getEpochSecond() + ":" + person;
    }

    boolean isOlderThan(Duration longest, Instant now) {
        return now.isAfter(startedAt.plus(longest));
    }

    boolean opens(Person person) {
        return !person.disabled() && person.seal().equals(seal);
    }
}
