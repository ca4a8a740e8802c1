package io.watchkeeper.journal;

import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.journal.DecisionHistory.Page;
import io.watchkeeper.problem.FilterReader;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** The decisions on an event, explained. */
@Path("/api/v1/events/{id}/decisions")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed(Permissions.READ)
@Tag(name = "decisions")
public class EventDecisionsResource {
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
            String id,
            @RestQuery @Parameter(description = "1 to 500, usually 50", example = "50") List<String> limit,
            @RestQuery String cursor) {
        return history.ofEvent(
                caller.workspaces(), id, FilterReader.page(limit, "decisions"), Optional.ofNullable(cursor));
    }
}
