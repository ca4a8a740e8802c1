package io.watchkeeper.event;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/causes")
@Tag(name = "diagnoses")
@PermissionsAllowed(Permissions.READ)
class CauseResource {
    private final CauseBrowsing causes;
    private final Caller caller;

    CauseResource(CauseBrowsing causes, Caller caller) {
        this.causes = causes;
        this.caller = caller;
    }

    /** All on one page, of the 500 worst events: {@code nextCursor} is always null. */
    public record Page(List<CauseView> items, String nextCursor) {}

    @GET
    @Operation(
            summary = "What diagnoses have found at open events",
            description =
                    "Events that one thing explains stand under it together: diagnoses found the same cause within an hour at the same object, at one that the other needs, or in what both need.")
    public Uni<Page> list(@QueryParam("workspace") String workspace) {
        return causes.open(caller.workspaces(workspace)).map(all -> new Page(all, null));
    }
}
