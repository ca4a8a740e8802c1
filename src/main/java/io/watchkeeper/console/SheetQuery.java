package io.watchkeeper.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.jboss.resteasy.reactive.RestQuery;

/**
 * Which rows of a file a page shall show.
 *
 * @param file path under {@code rules/}, or null for the first table
 * @param at address of a cell, or number of a row, that has to be among them; empty for none
 * @param text that a cell of each row has to hold, empty for any
 * @param from how many rows are left out before them
 */
public record SheetQuery(
        @RestQuery String file, @RestQuery String at, @RestQuery("q") String text, @RestQuery int from) {
    private static final int LONGEST = 200;

    public SheetQuery {
        at = Objects.requireNonNullElse(at, "").strip();
        text = Objects.requireNonNullElse(text, "").strip();
        text = text.substring(0, Math.min(LONGEST, text.length()));
    }

    static SheetQuery of(String file) {
        return new SheetQuery(file, "", "", 0);
    }

    /** The row of the address, 0 where it has none. */
    int row() {
        return CellPlace.of(at).row();
    }

    /** The page that shows the same rows from another one on. */
    public String address(long version, String shown, int start) {
        return RulebookAddress.rowAddress(shown, version, 0)
                + (text.isEmpty() ? "" : "&q=" + encoded(text))
                + (start == 0 ? "" : "&from=" + start);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
