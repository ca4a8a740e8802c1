package io.watchkeeper.access;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is known of a token besides its value.
 *
 * @param sources where a sender's signals may come from, whatever their body says; any where empty
 * @param signed whether what it posts must be signed, see {@link BodySignature}
 * @param expiresAt never when empty
 * @param previousUntil until when the value before the last rotation is honoured
 */
record ApiToken(
        long id,
        String name,
        String workspace,
        SortedSet<String> roles,
        SortedSet<String> sources,
        boolean signed,
        String createdBy,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> previousUntil) {
    ApiToken {
        roles = new TreeSet<>(roles);
        sources = new TreeSet<>(sources);
    }

    /** As the value before the rotation has it, which ends sooner. */
    ApiToken asRotated() {
        Optional<Instant> end = previousUntil
                .filter(until -> expiresAt.filter(until::isAfter).isEmpty())
                .or(() -> expiresAt);
        return new ApiToken(
                id, name, workspace, roles, sources, signed, createdBy, createdAt, end, lastUsedAt, previousUntil);
    }

    /** Who made it; the administrator's token of the environment stands for itself, and so do the tokens made with it. */
    String person() {
        return createdBy.equals(FirstStartStore.BY_ENVIRONMENT) ? name : createdBy;
    }

    /** What the record of a change shows of it. */
    Map<String, Object> recorded() {
        Map<String, Object> members = new TreeMap<>();
        members.put("name", name);
        members.put("roles", List.copyOf(roles));
        members.put("sources", List.copyOf(sources));
        members.put("signed", signed);
        expiresAt.ifPresent(end -> members.put("expiresAt", end.toString()));
        previousUntil.ifPresent(end -> members.put("previousUntil", end.toString()));
        return members;
    }

    boolean expiredAt(Instant now) {
        return expiresAt.filter(end -> !now.isBefore(end)).isPresent();
    }
}
