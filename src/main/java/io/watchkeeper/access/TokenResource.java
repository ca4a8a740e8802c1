package io.watchkeeper.access;

import java.util.List;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The tokens by which programs sign in. */
@Tag(name = "access")
@Path("/api/v1/tokens")
@PermissionsAllowed(Permissions.MANAGE_TOKENS)
class TokenResource {
    private final TokenAdministration administration;
    private final TokenVerifier verifier;
    private final Tokens tokens;
    private final Caller caller;
    private final SigningKeys signing;

    TokenResource(
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

    @GET
    @Operation(summary = "The tokens that are not revoked, without their values", operationId = "listTokens")
    public Uni<TokenView.Page> list(@QueryParam("workspace") String workspace) {
        return tokens.in(caller.workspaceFor(Permissions.MANAGE_TOKENS, workspace))
                .map(TokenView.Page::of);
    }

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Makes a token; this answer alone shows its value", operationId = "createToken")
    public Uni<TokenView> create(@QueryParam("workspace") String workspace, JsonNode body) {
        String where = caller.workspaceFor(Permissions.MANAGE_TOKENS, workspace);
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

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Revokes a token: here at once, on other nodes within 30 seconds", operationId = "revokeToken")
    public Uni<Void> revoke(@PathParam("id") String id, @QueryParam("reason") String reason) {
        return administration
                .revoke(number(id), reason)
                .onItem()
                .ifNull()
                .failWith(TokenResource::unknown)
                .invoke(revoked -> {
                    verifier.forget(revoked.hash());
                    revoked.previousHash().ifPresent(verifier::forget);
                })
                .replaceWithVoid();
    }

    @POST
    @Path("/{id}/rotate")
    @Operation(
            summary =
                    "Gives a token a new value, which this answer alone shows; the one before is honoured for `overlap`, such as PT24H",
            operationId = "rotateToken")
    public Uni<TokenView> rotate(@PathParam("id") String id, @QueryParam("overlap") String overlap) {
        String value = Secrets.token();
        return administration
                .rotate(number(id), value, TokenForm.overlap(overlap))
                .onItem()
                .ifNull()
                .failWith(TokenResource::unknown)
                .invoke(rotated -> verifier.forget(rotated.formerHash()))
                .map(rotated -> TokenView.of(rotated.token(), value));
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
