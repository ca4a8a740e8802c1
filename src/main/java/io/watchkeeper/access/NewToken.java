package io.watchkeeper.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What is asked for a token that does not exist yet. */
record NewToken(String name, Set<String> roles, Optional<String> source, Optional<Instant> expiresAt) {
    NewToken {
        roles = Set.copyOf(roles);
        if (name.isBlank() || roles.isEmpty() || !Roles.ALL.containsAll(roles)) {
            throw new IllegalArgumentException("a token has a name and known roles");
        }
    }
}
