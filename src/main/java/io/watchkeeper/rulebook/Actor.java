package io.watchkeeper.rulebook;

import io.watchkeeper.access.Caller;

/**
 * Who works on a version.
 *
 * @param name the person's or the token's, as the audit log has it
 * @param person who is behind it: nobody approves their own work by way of a token
 */
public record Actor(String name, String person) {
    public static Actor of(Caller caller) {
        return new Actor(caller.name(), caller.person());
    }

    /** The service itself, where no person decides. */
    public static Actor service() {
        return new Actor("watchkeeper", "watchkeeper");
    }
}
