package io.watchkeeper.journal;

import java.util.Optional;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.journal.DecisionHistory.Page;
import io.watchkeeper.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The decisions on an event, explained. */
@Path("/api/v1/events/{id}/decisions")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed(Permissions.READ)
@Tag(name = "decisions")
public class EventDecisionsResource {
    private static final int MOST = 500;

    private final DecisionHistory history;
    private final Caller caller;

    EventDecisionsResource(DecisionHistory history, Caller caller) {
        this.history = history;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary =
                    "Every decision on the event's signals, the latest signal first, each with its rules, cells, facts and reason")
    public Uni<Page> ofEvent(
            String id, @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("cursor") String cursor) {
        if (limit < 1 || limit > MOST) {
            throw ProblemException.badRequest("limit must be from 1 to " + MOST);
        }
        return history.ofEvent(caller.workspaces(), id, limit, Optional.ofNullable(cursor));
    }
}
