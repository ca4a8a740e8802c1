package io.watchkeeper.access;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is known of a token besides its value.
 *
 * @param source where a sender's signals come from, whatever their body says
 * @param expiresAt never when empty
 */
record ApiToken(
        long id,
        String name,
        String workspace,
        SortedSet<String> roles,
        Optional<String> source,
        String createdBy,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> lastUsedAt) {
    ApiToken {
        roles = new TreeSet<>(roles);
    }

    /** Who made it; the administrator's token of the environment stands for itself, and so do the tokens made with it. */
    String person() {
        return createdBy.equals(FirstStartStore.BY_ENVIRONMENT) ? name : createdBy;
    }

    boolean expiredAt(Instant now) {
        return expiresAt.filter(end -> !now.isBefore(end)).isPresent();
    }
}
