package io.watchkeeper.plan;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Permissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/operations")
@Tag(name = "plans")
@PermissionsAllowed(Permissions.READ)
class OperationResource {
    private final PlanBrowsing plans;

    OperationResource(PlanBrowsing plans) {
        this.plans = plans;
    }

    @GET
    @Operation(
            summary = "Atomic operations of the live rulebook by code, with the plans that use them, all on one page")
    public Uni<OperationPage> list() {
        return plans.operations().map(all -> new OperationPage(all, null));
    }
}
