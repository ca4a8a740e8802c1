package io.watchkeeper.access;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One line of the record of what was done.
 *
 * @param actor the person's or the token's name
 * @param action kind of object and what was done to it, such as {@code token.create}
 * @param target which object
 * @param detail what else is worth knowing, as JSON values; never a secret
 * @param address from where, as far as the server can tell; empty for what the service does by itself
 * @param reason why, in the words of who did it
 * @param before the members of the object that changed, as they were; empty for a new object
 * @param after the same members, as they are now; empty for one that is gone
 */
public record AuditEntry(
        String workspace,
        Instant at,
        String actor,
        String action,
        String target,
        Map<String, ?> detail,
        Optional<String> address,
        Optional<String> reason,
        Map<String, ?> before,
        Map<String, ?> after) {
    public AuditEntry {
        if (workspace.isBlank() || actor.isBlank() || action.isBlank()) {
            throw new IllegalArgumentException("an audit entry says who did what, and where");
        }
        detail = Map.copyOf(detail);
        before = Map.copyOf(before);
        after = Map.copyOf(after);
    }

    /** What was done, and no more. */
    public static AuditEntry of(
            String workspace, Instant at, String actor, String action, String target, Map<String, ?> detail) {
        return new AuditEntry(
                workspace, at, actor, action, target, detail, Optional.empty(), Optional.empty(), Map.of(), Map.of());
    }

    /** The same, with what else is worth knowing. */
    public AuditEntry with(Map<String, ?> more) {
        return new AuditEntry(workspace, at, actor, action, target, more, address, reason, before, after);
    }

    /** The same, done from there. */
    public AuditEntry from(Optional<String> place) {
        return new AuditEntry(workspace, at, actor, action, target, detail, place, reason, before, after);
    }

    /** The same, with its reason; blank for none. */
    public AuditEntry because(String why) {
        Optional<String> given = Optional.ofNullable(why).map(String::strip).filter(text -> !text.isEmpty());
        return new AuditEntry(workspace, at, actor, action, target, detail, address, given, before, after);
    }

    /** The same, with what changed: members that are the same before and after are left out. */
    public AuditEntry changing(Map<String, ?> from, Map<String, ?> to) {
        return new AuditEntry(
                workspace, at, actor, action, target, detail, address, reason, other(from, to), other(to, from));
    }

    /** The same, of an object that came to be. */
    public AuditEntry creating(Map<String, ?> made) {
        return changing(Map.of(), made);
    }

    /** The same, of an object that is gone. */
    public AuditEntry removing(Map<String, ?> former) {
        return changing(former, Map.of());
    }

    private static Map<String, Object> other(Map<String, ?> members, Map<String, ?> than) {
        Map<String, Object> differing = new TreeMap<>(members);
        differing.entrySet().removeIf(member -> member.getValue().equals(than.get(member.getKey())));
        return differing;
    }
}
