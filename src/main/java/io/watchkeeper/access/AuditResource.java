package io.watchkeeper.access;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The record of who did what, the newest first. */
@Tag(name = "access")
@Path("/api/v1/audit")
@PermissionsAllowed(Permissions.READ_AUDIT)
class AuditResource {
    private final AuditRepository entries;
    private final Caller caller;

    AuditResource(AuditRepository entries, Caller caller) {
        this.entries = entries;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Who did what in this workspace, the newest first", operationId = "listAuditEntries")
    public Uni<AuditPage.Answer> list(
            @QueryParam("workspace") String workspace,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        return entries.list(caller.workspaceFor(Permissions.READ_AUDIT, workspace), AuditPage.parse(limit, cursor));
    }
}
