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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The tokens by which programs sign in. */
@Tag(name = "access")
@Path("/api/v1/tokens")
@PermissionsAllowed(Permissions.MANAGE_TOKENS)
class TokenResource {
    private final TokenDesk desk;

    TokenResource(TokenDesk desk) {
        this.desk = desk;
    }

    /** All of them: {@code nextCursor} is always null, as nobody has so many. */
    record Page(List<TokenView> items, String nextCursor) {}

    @GET
    @Operation(summary = "The tokens that are not revoked, without their values", operationId = "listTokens")
    public Uni<Page> list(@QueryParam("workspace") String workspace) {
        return desk.in(workspace).map(tokens -> new Page(tokens, null));
    }

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Makes a token; this answer alone shows its value", operationId = "createToken")
    public Uni<TokenView> create(@QueryParam("workspace") String workspace, JsonNode body) {
        return desk.create(workspace, body);
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            summary = "Revokes a token, here at once, on other nodes within 30 seconds; asks for a reason",
            operationId = "revokeToken")
    public Uni<Void> revoke(@PathParam("id") String id, @QueryParam("reason") String reason) {
        return desk.revoke(id, reason);
    }

    @POST
    @Path("/{id}/rotate")
    @Operation(
            summary =
                    "Gives a token a new value, which this answer alone shows; the one before is honoured for `overlap`, such as PT24H",
            operationId = "rotateToken")
    public Uni<TokenView> rotate(@PathParam("id") String id, @QueryParam("overlap") String overlap) {
        return desk.rotate(id, overlap);
    }
}
