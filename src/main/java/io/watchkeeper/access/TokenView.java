package io.watchkeeper.access;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A token as the API shows it.
 *
 * @param token its value, only in the answer to the request that made it
 */
record TokenView(
        String id,
        String name,
        String workspace,
        Set<String> roles,
        String source,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        Instant lastUsedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) String token) {
    static TokenView of(ApiToken token, String value) {
        return new TokenView(
                String.valueOf(token.id()),
                token.name(),
                token.workspace(),
                token.roles(),
                token.source().orElse(null),
                token.createdBy(),
                token.createdAt(),
                token.expiresAt().orElse(null),
                token.lastUsedAt().orElse(null),
                value);
    }

    /** All of them: {@code nextCursor} is always null, as nobody has so many. */
    record Page(List<TokenView> items, String nextCursor) {
        static Page of(List<ApiToken> tokens) {
            return new Page(
                    tokens.stream().map(token -> TokenView.of(token, null)).toList(), null);
        }
    }
}
