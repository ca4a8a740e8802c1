package io.watchkeeper.plan;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Permissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/plans")
@Tag(name = "plans")
@PermissionsAllowed(Permissions.READ)
class PlanResource {
    private static final String YAML = "application/yaml";

    private final PlanBrowsing plans;

    PlanResource(PlanBrowsing plans) {
        this.plans = plans;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Emergency plans of the live rulebook by code, all on one page")
    public Uni<PlanPage> list() {
        return plans.plans().map(all -> new PlanPage(all, null));
    }

    @GET
    @Path("/{code}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "One emergency plan: its parameters, targets, checks and steps",
            description = "With Accept: application/yaml as it is written, to be kept or put into a draft.")
    public Uni<PlanView> find(@PathParam("code") String code) {
        return plans.plan(code);
    }

    @GET
    @Path("/{code}")
    @Produces(YAML)
    @Operation(hidden = true)
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(mediaType = YAML, schema = @Schema(type = SchemaType.STRING)))
    public String yaml(@PathParam("code") String code) {
        return plans.written(code).yaml();
    }
}
