package io.watchkeeper.healing;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/self-heal/records")
@Tag(name = "self-heal")
class HealRecordResource {
    private final HealDesk desk;
    private final HealSheets sheets;
    private final Caller caller;

    HealRecordResource(HealDesk desk, HealSheets sheets, Caller caller) {
        this.desk = desk;
        this.sheets = sheets;
        this.caller = caller;
    }

    public record ReasonBody(String reason) {}

    @GET
    @PermissionsAllowed(Permissions.READ)
    @Operation(summary = "What self-heal did, and what it refused and why; the latest first")
    public Uni<HealRecordPage> list(@BeanParam HealRecordParameters parameters) {
        return desk.list(caller.workspaces(parameters.workspace()), HealRecordFilter.parse(parameters.given()));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Permissions.READ)
    @Operation(summary = "One record with what each guard said")
    public Uni<HealRecordView> find(@PathParam("id") String id) {
        return desk.find(id);
    }

    @GET
    @Path("/{id}/sheet")
    @PermissionsAllowed(Permissions.READ)
    @Operation(
            summary = "All that is to be known before a run is approved",
            description =
                    "The event as it is now, what each guard said, the steps of the plan with all values put in, and its last runs. Nothing is done.")
    public Uni<HealSheet> sheet(@PathParam("id") String id) {
        return sheets.of(id);
    }

    @POST
    @Path("/{id}/approve")
    @PermissionsAllowed(Permissions.MANAGE_SELF_HEAL)
    @Operation(
            summary = "Say yes to a run that is held",
            description =
                    "It is decided once more at once; what refuses still does. A reason is needed. 409 where it is not held.")
    public Uni<HealRecordView> approve(@PathParam("id") String id, ReasonBody body) {
        return desk.answer(id, true, body == null ? null : body.reason());
    }

    @POST
    @Path("/{id}/reject")
    @PermissionsAllowed(Permissions.MANAGE_SELF_HEAL)
    @Operation(summary = "Say no to a run that is held", description = "A reason is needed. 409 where it is not held.")
    public Uni<HealRecordView> reject(@PathParam("id") String id, ReasonBody body) {
        return desk.answer(id, false, body == null ? null : body.reason());
    }
}
