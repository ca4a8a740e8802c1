package io.watchkeeper.facts;

/**
 * Where a signal stands in the life of what it reports.
 *
 * @param status FIRING or RESOLVED
 * @param known whether its episode is one that still fires on an event; a resolved signal of an unknown episode ends nothing
 */
public record Episode(String signal, String status, boolean known) implements Fact {
    public Episode {
        signal = Normal.text(signal);
        status = Normal.text(status);
    }
}
