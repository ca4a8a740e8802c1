package io.watchkeeper.object;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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

@Path("/api/v1/objects/{id}")
@Tag(name = "objects")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed(Permissions.EDIT_OBJECTS)
class ObjectResource {
    private final ObjectBrowsing browsing;
    private final ObjectEditing editing;
    private final Caller caller;

    ObjectResource(ObjectBrowsing browsing, ObjectEditing editing, Caller caller) {
        this.browsing = browsing;
        this.editing = editing;
        this.caller = caller;
    }

    /** @param into id of the object that stays */
    record Merge(String into) {}

    @GET
    @PermissionsAllowed(Permissions.READ)
    @Operation(summary = "One object")
    public Uni<RestResponse<ObjectView>> find(@PathParam("id") String id) {
        return browsing.find(caller.workspaces(), id).map(ObjectResource::answer);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Says an object anew",
            description =
                    "What is not named becomes empty, but for aliases. If-Match names the ETag that was read: 428 without, 412 for another.")
    public Uni<RestResponse<ObjectView>> put(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = ObjectBody.class))) JsonNode body) {
        return editing.replace(edit(id, ifMatch), body).map(ObjectResource::answer);
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Changes some members of an object",
            description = "state CONFIRMED confirms it, DISMISSED keeps it from being learned again.")
    public Uni<RestResponse<ObjectView>> patch(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = ObjectBody.class))) JsonNode body) {
        return editing.patch(edit(id, ifMatch), body).map(ObjectResource::answer);
    }

    @DELETE
    @Operation(summary = "Deletes an object", description = "Signals that speak of it let it be learned again.")
    public Uni<Void> delete(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return editing.delete(edit(id, ifMatch));
    }

    @POST
    @Path("/merge")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Merges the object into another, which is known by its names from then on",
            description = "Answers the object that stays. If-Match names the ETag of the one that goes.")
    public Uni<RestResponse<ObjectView>> merge(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, Merge body) {
        var into = body == null || body.into() == null ? "" : body.into();
        return editing.merge(edit(id, ifMatch), into).map(ObjectResource::answer);
    }

    private ObjectEdit edit(String id, String ifMatch) {
        return new ObjectEdit(caller.grants(), id, ifMatch);
    }

    private static RestResponse<ObjectView> answer(ObjectView object) {
        return ResponseBuilder.ok(object)
                .header(HttpHeaders.ETAG, "\"" + object.version() + "\"")
                .build();
    }
}
