package io.watchkeeper.access;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Someone who signs in.
 *
 * @param passwordHash empty for who signs in by OIDC
 * @param signOuts how often all sessions were ended at once
 * @param roles the granted roles by workspace
 */
record Person(
        long id,
        String name,
        String passwordHash,
        boolean mustChange,
        boolean disabled,
        long signOuts,
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

    /** Changes with the password and with a sign-out everywhere: a session carries it, so that both end every other session. */
    String seal() {
        return Secrets.sha256(passwordHash + ":" + signOuts).substring(0, 32);
    }

    boolean hasPassword() {
        return !passwordHash.isEmpty();
    }

    /** The same person with a password that they chose themselves. */
    Person withPassword(String hash) {
        return new Person(id, name, hash, false, disabled, signOuts, roles);
    }
}
