package io.watchkeeper.access;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Someone who signs in with a password.
 *
 * @param roles the granted roles by workspace
 */
record Person(
        long id,
        String name,
        String passwordHash,
        boolean mustChange,
        boolean disabled,
        Map<String, Set<String>> roles) {
    static final String DEFAULT_WORKSPACE = "default";

    Person {
        roles = Map.copyOf(roles);
    }

    /** The workspace that the person works in: the default one where allowed, else the first by name. */
    String workspace() {
        return roles.isEmpty() || roles.containsKey(DEFAULT_WORKSPACE)
                ? DEFAULT_WORKSPACE
                : new TreeMap<>(roles).firstKey();
    }

    Set<String> effectiveRoles() {
        return Roles.expanded(roles.getOrDefault(workspace(), Set.of()));
    }

    /** Changes with the password: a session carries it, so that a new password ends every other session. */
    String seal() {
        return Secrets.sha256(passwordHash).substring(0, 32);
    }

    /** The same person with a password that they chose themselves. */
    Person withPassword(String hash) {
        return new Person(id, name, hash, false, disabled, roles);
    }
}
