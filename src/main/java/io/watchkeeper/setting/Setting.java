package io.watchkeeper.setting;

import io.watchkeeper.facts.Sentence;

/**
 * One setting as it is now.
 *
 * @param described what is always true of it
 * @param given whether there is a value
 * @param value as it was written; empty where there is none, and always for a secret
 */
public record Setting(Described described, boolean given, String value, Origin origin) {
    public Setting {
        if (described.secret() && !value.isEmpty()) {
            throw new IllegalArgumentException("the value of a secret is shown to nobody");
        }
    }

    /** Whether somebody chose the value here. */
    public boolean chosen() {
        return origin != Origin.DEFAULT;
    }

    /**
     * A setting, whatever its value.
     *
     * @param variable the environment variable that sets it
     * @param property the name under which Quarkus knows it
     * @param usual the value without one, empty where there is none
     * @param without what happens where there is no value, may be empty
     */
    public record Described(
            String variable,
            String property,
            Kind kind,
            String usual,
            Sentence without,
            boolean secret,
            Sentence meaning) {}
}
