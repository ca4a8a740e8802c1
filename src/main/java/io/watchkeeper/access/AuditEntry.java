package io.watchkeeper.access;

import java.time.Instant;
import java.util.Map;

/**
 * One line of the record of what was done.
 *
 * @param actor the person's or the token's name
 * @param action kind of object and what was done to it, such as {@code token.create}
 * @param target which object
 * @param detail what else is worth knowing, as JSON values; never a secret
 */
public record AuditEntry(
        String workspace, Instant at, String actor, String action, String target, Map<String, ?> detail) {
    public AuditEntry {
        if (workspace.isBlank() || actor.isBlank() || action.isBlank()) {
            throw new IllegalArgumentException("an audit entry says who did what, and where");
        }
        detail = Map.copyOf(detail);
    }
}
