package io.watchkeeper.access;

import java.time.Clock;
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
    private final Clock clock;

    TokenResource(
            TokenAdministration administration, TokenVerifier verifier, Tokens tokens, Caller caller, Clock clock) {
        this.administration = administration;
        this.verifier = verifier;
        this.tokens = tokens;
        this.caller = caller;
        this.clock = clock;
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
        NewToken asked = TokenForm.read(body, clock.instant());
        String value = Secrets.token();
        return tokens.isPerson(asked.name())
                .invoke(taken -> refuseIf(taken, asked.name()))
                .chain(() -> administration.create(asked, where, value))
                .map(token -> TokenView.of(token, value));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Revokes a token: here at once, on other nodes within 30 seconds", operationId = "revokeToken")
    public Uni<Void> revoke(@PathParam("id") String id) {
        return administration
                .revoke(number(id))
                .onItem()
                .ifNull()
                .failWith(TokenResource::unknown)
                .invoke(revoked -> verifier.forget(revoked.hash()))
                .replaceWithVoid();
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
