package io.watchkeeper.access;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * A person as an administrator sees them.
 *
 * @param mustChange whether their password is a one-time one
 * @param signsInBy how they prove who they are
 * @param roles the granted ones by workspace
 * @param lastSignInAt null for who never signed in
 */
public record PersonView(
        String id,
        String name,
        boolean disabled,
        boolean mustChange,
        SignInBy signsInBy,
        SortedMap<String, SortedSet<String>> roles,
        Instant createdAt,
        Instant lastSignInAt) {
    /** How somebody signs in. */
    public enum SignInBy {
        PASSWORD,
        OIDC
    }

    /** Whether a role is theirs in any workspace. */
    public boolean holds(String role) {
        return roles.values().stream().anyMatch(granted -> granted.contains(role));
    }

    /** What the record of a change shows of them. */
    Map<String, Object> recorded() {
        Map<String, List<String>> granted = new TreeMap<>();
        roles.forEach((workspace, names) -> granted.put(workspace, List.copyOf(names)));
        return Map.of("name", name, "disabled", disabled, "mustChange", mustChange, "roles", granted);
    }
}
