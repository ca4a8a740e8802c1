package io.watchkeeper.access;

import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The workspaces. */
@Tag(name = "access")
@Path("/api/v1/workspaces")
class WorkspaceResource {
    private final Workspaces workspaces;

    WorkspaceResource(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    /** All of them: {@code nextCursor} is always null, as no installation has so many. */
    record Page(List<WorkspaceView> items, String nextCursor) {}

    @GET
    @PermissionsAllowed(Permissions.READ)
    @Operation(
            summary = "The workspaces in which the caller has a role, all of them for who manages them",
            operationId = "listWorkspaces")
    public Uni<Page> list() {
        return workspaces.visible().map(visible -> new Page(visible, null));
    }

    @POST
    @ResponseStatus(201)
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permissions.MANAGE_WORKSPACES)
    @Operation(summary = "Creates a workspace, in which nobody has a role yet", operationId = "createWorkspace")
    public Uni<WorkspaceView> create(NewWorkspace workspace) {
        return workspaces.create(Optional.ofNullable(workspace).orElseGet(() -> new NewWorkspace(null, null)));
    }
}
