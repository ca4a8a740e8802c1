package io.watchkeeper.access;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;

/** Where tokens are asked for, by the API and by the console. What it does holds on this node at once. */
@ApplicationScoped
public class TokenDesk {
    private final TokenAdministration administration;
    private final TokenVerifier verifier;
    private final Tokens tokens;
    private final Caller caller;
    private final SigningKeys signing;

    TokenDesk(
            TokenAdministration administration,
            TokenVerifier verifier,
            Tokens tokens,
            Caller caller,
            SigningKeys signing) {
        this.administration = administration;
        this.verifier = verifier;
        this.tokens = tokens;
        this.caller = caller;
        this.signing = signing;
    }

    /**
     * Those that are not revoked, without their values, the newest first.
     *
     * @param workspace null for the one they mostly work in; throws a {@link ProblemException} of status 404 or 403 for one where they may not do this
     */
    public Uni<List<TokenView>> in(String workspace) {
        return tokens.in(where(workspace))
                .map(all -> all.stream().map(token -> TokenView.of(token, null)).toList());
    }

    /**
     * Makes a token; what this gives alone has its value.
     *
     * @param workspace as for {@link #in}
     * @param body {@code name roles source sources signed expiresAt}; throws a {@link ProblemException} of status 422 that names every member which is wrong
     */
    public Uni<TokenView> create(String workspace, JsonNode body) {
        String where = where(workspace);
        NewToken asked = TokenForm.read(body, verifier.now());
        String value = Secrets.token();
        String key = Secrets.signingKey();
        return tokens.isPerson(asked.name())
                .invoke(taken -> refuseIf(taken, asked.name()))
                .chain(() -> administration.create(
                        asked,
                        where,
                        value,
                        (transaction, token, by) -> asked.signed()
                                ? signing.keep(transaction, token.workspace(), token.id(), key, by)
                                : Uni.createFrom().voidItem()))
                .map(token -> TokenView.of(token, value, asked.signed() ? key : null));
    }

    /**
     * Gives a token a new value, which what this gives alone has.
     *
     * @param overlap how long the value of now is honoured, {@code PT0S} to {@code P30D}, a day where null; throws a {@link ProblemException} of status 400 for another
     * @return fails with status 404 for a token that is none of their workspaces', or revoked
     */
    public Uni<TokenView> rotate(String id, String overlap) {
        String value = Secrets.token();
        Duration honoured = TokenForm.overlap(overlap);
        return administration
                .rotate(number(id), value, honoured)
                .onItem()
                .ifNull()
                .failWith(TokenDesk::unknown)
                .invoke(rotated -> verifier.forget(rotated.formerHash()))
                .map(rotated -> TokenView.of(rotated.token(), value));
    }

    /**
     * Ends it: here at once, on other nodes once they ask for it again.
     *
     * @return fails with status 404 as {@link #rotate}, 422 without a reason
     */
    public Uni<Void> revoke(String id, String reason) {
        return administration
                .revoke(number(id), reason)
                .onItem()
                .ifNull()
                .failWith(TokenDesk::unknown)
                .invoke(hashes -> hashes.forEach(verifier::forget))
                .replaceWithVoid();
    }

    private String where(String workspace) {
        return caller.workspaceFor(Permissions.MANAGE_TOKENS, workspace);
    }

    /** The record knows actors by name, so a token must not pass for a person. */
    private static void refuseIf(boolean taken, String name) {
        if (taken) {
            throw TokenForm.refused(List.of(Flaw.at("/name", "TAKEN", "A person has this name.", "已有用户使用该名称。")
                    .found(name)));
        }
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException noNumber) {
            throw unknown();
        }
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("There is no such token in your workspaces, or it is revoked already.");
    }
}
