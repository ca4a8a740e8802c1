package io.watchkeeper.access;

import java.util.Optional;

/**
 * What the sealed cookie says.
 *
 * @param seal {@link Person#seal} at the time of signing in
 */
record Session(String person, String seal) {
    static Session of(Person person) {
        return new Session(person.name(), person.seal());
    }

    static Optional<Session> parse(String text) {
        int colon = text.indexOf(':');
        return colon < 1
                ? Optional.empty()
                : Optional.of(new Session(text.substring(colon + 1), text.substring(0, colon)));
    }

    String text() {
        return seal + ":" + person;
    }

    boolean opens(Person person) {
        return !person.disabled() && person.seal().equals(seal);
    }
}
