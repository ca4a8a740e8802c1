package io.watchkeeper.journal;

import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Roles;
import io.watchkeeper.journal.DecisionHistory.Page;
import io.watchkeeper.journal.DecisionHistory.Replayed;
import io.watchkeeper.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Decisions, explained and replayed. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.VIEWER)
@Tag(name = "decisions")
public class DecisionResource {
    private static final int MOST = 500;

    private final DecisionHistory history;
    private final Caller caller;

    DecisionResource(DecisionHistory history, Caller caller) {
        this.history = history;
        this.caller = caller;
    }

    @GET
    @Path("/events/{id}/decisions")
    @Operation(
            summary =
                    "Every decision on the event's signals, the latest signal first, each with its rules, cells, facts and reason")
    public Uni<Page> ofEvent(
            String id, @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("cursor") String cursor) {
        if (limit < 1 || limit > MOST) {
            throw ProblemException.badRequest("limit must be from 1 to " + MOST);
        }
        return history.ofEvent(caller.workspace(), id, limit, Optional.ofNullable(cursor));
    }

    @POST
    @Path("/decisions/{id}/replay")
    @Operation(
            summary =
                    "Decides again from the stored facts with the rulebook version that decided, and says whether the result is identical")
    public Uni<Replayed> replay(String id) {
        return history.replay(caller.workspace(), id);
    }
}
