package io.watchkeeper.decision.table;

import com.google.re2j.Pattern;

/**
 * A pattern of a {@code matches} column. It runs in linear time whatever the pattern and the text, and means what it means to Java, which stock Drools asks.
 *
 * @param source as people wrote it, without the doubled backslashes of the cell
 * @param prefix what every text that matches begins with, possibly empty
 * @param pattern the same in RE2's syntax
 */
public record TextPattern(String source, String prefix, Pattern pattern) {

    /** Whether the whole text is one that the pattern describes. */
    boolean matches(String text) {
        return text.startsWith(prefix) && pattern.matcher(text).matches();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextPattern same && same.source.equals(source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    @Override
    public String toString() {
        return source;
    }
}
