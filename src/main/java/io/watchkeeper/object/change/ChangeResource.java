package io.watchkeeper.object.change;

import java.util.SortedSet;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/api/v1/changes/{id}")
@Tag(name = "changes")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed(Permissions.RECORD_CHANGES)
class ChangeResource {
    private final ChangeBrowsing browsing;
    private final ChangeEditing editing;
    private final SuppressedSignals suppressed;
    private final Caller caller;

    ChangeResource(ChangeBrowsing browsing, ChangeEditing editing, SuppressedSignals suppressed, Caller caller) {
        this.browsing = browsing;
        this.editing = editing;
        this.suppressed = suppressed;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed(Permissions.READ)
    @Operation(summary = "One change")
    public Uni<RestResponse<ChangeView>> find(@PathParam("id") String id, @QueryParam("workspace") String workspace) {
        return browsing.find(caller.workspaces(workspace), id).map(ChangeResource::answer);
    }

    @GET
    @Path("/signals")
    @PermissionsAllowed(Permissions.READ)
    @Operation(summary = "The firing signals that the change holds back, at most 500")
    public Uni<SuppressedSignal.Page> signals(@PathParam("id") String id, @QueryParam("workspace") String workspace) {
        return browsing.find(caller.workspaces(workspace), id)
                .chain(change -> suppressed.list(change.workspace(), change.id()))
                .map(items -> new SuppressedSignal.Page(items, null));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Says a change anew",
            description = "If-Match names the ETag that was read: 428 without, 412 for another. 409 once it has ended.")
    public Uni<RestResponse<ChangeView>> put(
            @PathParam("id") String id,
            @QueryParam("workspace") String workspace,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = ChangeBody.class))) JsonNode body) {
        ChangeReader.checkMembers(body);
        return where(id, workspace)
                .chain(found -> editing.replace(found, id, ifMatch, body))
                .map(ChangeResource::answer);
    }

    @POST
    @Path("/close")
    @Operation(
            summary = "Ends a change early; one that has not begun never begins",
            description = "409 once it has ended.")
    public Uni<RestResponse<ChangeView>> close(@PathParam("id") String id, @QueryParam("workspace") String workspace) {
        return where(id, workspace).chain(found -> editing.close(found, id)).map(ChangeResource::answer);
    }

    /** Where the change is, provided they may edit it there. */
    private Uni<String> where(String id, String workspace) {
        SortedSet<String> readable = caller.workspaces(workspace);
        return browsing.find(readable, id).map(ChangeView::workspace).invoke(found -> caller.grants()
                .demand(Permissions.RECORD_CHANGES, found));
    }

    private static RestResponse<ChangeView> answer(ChangeView change) {
        return ResponseBuilder.ok(change)
                .header(HttpHeaders.ETAG, "\"" + change.version() + "\"")
                .build();
    }
}
