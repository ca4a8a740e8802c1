package io.watchkeeper.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What is asked for a token that does not exist yet. */
record NewToken(String name, Set<String> roles, Set<String> sources, boolean signed, Optional<Instant> expiresAt) {
    NewToken {
        roles = Set.copyOf(roles);
        sources = Set.copyOf(sources);
        if (name.isBlank() || roles.isEmpty() || !Roles.ALL.containsAll(roles)) {
            throw new IllegalArgumentException("a token has a name and known roles");
        }
    }
}
