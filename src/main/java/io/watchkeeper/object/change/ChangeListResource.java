package io.watchkeeper.object.change;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/api/v1/changes")
@Tag(name = "changes")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed(Permissions.READ)
class ChangeListResource {
    private static final int CREATED = 201;

    private final ChangeBrowsing browsing;
    private final ChangeEditing editing;
    private final Caller caller;

    ChangeListResource(ChangeBrowsing browsing, ChangeEditing editing, Caller caller) {
        this.browsing = browsing;
        this.editing = editing;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Changes, those that start last first")
    public Uni<ChangeView.Page> list(@BeanParam ChangeListParameters parameters) {
        return browsing.list(caller.workspaces(parameters.workspace()), ChangeFilter.parse(parameters.given()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permissions.RECORD_CHANGES)
    @Operation(
            summary = "Records a release, freeze or maintenance window",
            description =
                    "Without an id it is given one, without a start it starts now. With suppress, firing signals of its objects, of what is part of a named application, "
                            + "product or site, and of what directly depends on a named object open no event while it lasts; those that still fire at its end are "
                            + "decided again then. Sent again it is the same change.")
    @APIResponse(
            responseCode = "201",
            description = "Recorded",
            content = @Content(schema = @Schema(implementation = ChangeView.class)))
    @APIResponse(responseCode = "200", description = "It was recorded before, just so")
    @APIResponse(responseCode = "409", description = "Another change has the id")
    @APIResponse(responseCode = "422", description = "Names every fault")
    public Uni<RestResponse<ChangeView>> create(
            @QueryParam("workspace") String workspace,
            @RequestBody(content = @Content(schema = @Schema(implementation = ChangeBody.class))) JsonNode body) {
        return editing.record(caller.workspaceFor(Permissions.RECORD_CHANGES, workspace), body)
                .map(recorded -> ResponseBuilder.<ChangeView>create(recorded.fresh() ? CREATED : 200)
                        .entity(recorded.change())
                        .header("ETag", "\"" + recorded.change().version() + "\"")
                        .build());
    }
}
