package io.watchkeeper.access.secret;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys that this node has: the first seals, each opens what was sealed with it. */
final class SecretKeys {
    private final Map<String, SecretKey> byId = new LinkedHashMap<>();
    private final SecretKey current;

    /** @param keys at least one, the one that seals first */
    SecretKeys(List<SecretKey> keys) {
        current = keys.get(0);
        keys.forEach(key -> byId.putIfAbsent(key.id(), key));
    }

    SecretKey current() {
        return current;
    }

    Collection<SecretKey> all() {
        return byId.values();
    }

    Optional<SecretKey> withId(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
