package io.watchkeeper.journal;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.journal.DecisionHistory.Replayed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A stored decision, decided again. */
@Path("/api/v1/decisions/{id}/replay")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed(Permissions.READ)
@Tag(name = "decisions")
public class ReplayResource {
    private final DecisionHistory history;
    private final Caller caller;

    ReplayResource(DecisionHistory history, Caller caller) {
        this.history = history;
        this.caller = caller;
    }

    @POST
    @Operation(
            summary = "Decides again with the rulebook version that decided",
            description =
                    "Reads only what is stored with the decision, and says whether the result is identical, letter by letter.")
    public Uni<Replayed> replay(String id) {
        return history.replay(caller.workspaces(), id);
    }
}
