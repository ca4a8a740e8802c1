package io.watchkeeper.console;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

import io.watchkeeper.access.Roles;
import io.watchkeeper.access.TokenView;
import io.watchkeeper.facts.Sentence;

/**
 * What the page of API tokens shows.
 *
 * @param made the token whose value is shown, this once; null where none is
 * @param typed what was refused, else an empty form
 * @param refusal why it was, null where nothing was
 */
public record TokenListing(
        WorkspaceChoice choice,
        List<TokenView> tokens,
        Instant now,
        TokenView made,
        TokenWish typed,
        Sentence refusal) {
    public boolean expired(TokenView token) {
        return token.expiresAt() != null && !now.isBefore(token.expiresAt());
    }

    /** Whether the value before a rotation is honoured still. */
    public boolean overlapping(TokenView token) {
        return token.previousUntil() != null && now.isBefore(token.previousUntil());
    }

    public Iterable<String> allRoles() {
        return new TreeSet<>(Roles.ALL);
    }
}
