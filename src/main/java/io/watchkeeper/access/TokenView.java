package io.watchkeeper.access;

import java.time.Instant;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A token as the API shows it.
 *
 * @param token its value, only in the answer to the request that made it
 * @param source the only one of {@code sources}, null where there are none or several
 * @param previousUntil until when the value before the last rotation is honoured
 * @param signingSecret signs bodies, see docs/audit-and-secrets.md; only in the answer to the request that made it
 */
public record TokenView(
        String id,
        String name,
        String workspace,
        Set<String> roles,
        String source,
        Set<String> sources,
        boolean signed,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        Instant lastUsedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) Instant previousUntil,
        @JsonInclude(JsonInclude.Include.NON_NULL) String token,
        @JsonInclude(JsonInclude.Include.NON_NULL) String signingSecret) {
    static TokenView of(ApiToken token, String value) {
        return of(token, value, null);
    }

    static TokenView of(ApiToken token, String value, String signingSecret) {
        return new TokenView(
                String.valueOf(token.id()),
                token.name(),
                token.workspace(),
                token.roles(),
                token.sources().size() == 1 ? token.sources().first() : null,
                token.sources(),
                token.signed(),
                token.createdBy(),
                token.createdAt(),
                token.expiresAt().orElse(null),
                token.lastUsedAt().orElse(null),
                token.previousUntil().orElse(null),
                value,
                signingSecret);
    }

    @Override
    public String toString() {
        return "token " + id + " " + name;
    }
}
