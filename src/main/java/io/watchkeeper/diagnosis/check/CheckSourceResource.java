package io.watchkeeper.diagnosis.check;

import java.util.List;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/api/v1/check-sources")
@Tag(name = "diagnoses")
class CheckSourceResource {
    private final CheckSources sources;
    private final Caller caller;

    CheckSourceResource(CheckSources sources, Caller caller) {
        this.sources = sources;
        this.caller = caller;
    }

    /** All on one page: {@code nextCursor} is always null, as nobody has so many. */
    public record Page(List<CheckSource> items, String nextCursor) {}

    @GET
    @PermissionsAllowed(Permissions.READ)
    @Operation(summary = "Whom checks may ask", description = "Secrets are named, not shown.")
    public Uni<Page> list(@QueryParam("workspace") String workspace) {
        return sources.list(caller.workspaces(workspace)).map(all -> new Page(all, null));
    }

    @PUT
    @Path("/{name}")
    @PermissionsAllowed(Permissions.EDIT_CHECK_SOURCES)
    @Operation(
            summary = "Configure a source of checks",
            description = "A new one without If-Match, a known one with the ETag of what was read.")
    public Uni<RestResponse<CheckSource>> put(
            @PathParam("name") String name,
            @QueryParam("workspace") String workspace,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            SourceBody body) {
        var given = body == null ? new SourceBody("", null, null) : body;
        given.check(name);
        var home = caller.workspaceFor(Permissions.EDIT_CHECK_SOURCES, workspace);
        return sources.put(home, name, given, version(ifMatch)).map(stored -> ResponseBuilder.ok(stored)
                .header(HttpHeaders.ETAG, "\"" + stored.version() + "\"")
                .build());
    }

    @DELETE
    @Path("/{name}")
    @PermissionsAllowed(Permissions.EDIT_CHECK_SOURCES)
    @Operation(summary = "Remove a source of checks", description = "Checks that name it answer ERROR from then on.")
    public Uni<Void> delete(
            @PathParam("name") String name,
            @QueryParam("workspace") String workspace,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        var home = caller.workspaceFor(Permissions.EDIT_CHECK_SOURCES, workspace);
        return sources.delete(home, name, version(ifMatch));
    }

    private static long version(String ifMatch) {
        if (ifMatch == null) {
            return 0;
        }
        if (!ifMatch.matches("\"[1-9][0-9]{0,17}\"")) {
            throw ProblemException.badRequest("If-Match is not an ETag that this source was given.");
        }
        return Long.parseLong(ifMatch.substring(1, ifMatch.length() - 1));
    }
}
