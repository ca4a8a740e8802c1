package io.watchkeeper.journal;

import java.util.List;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Signals that were accepted and could not be decided. */
@Path("/api/v1/signals/undecided")
@PermissionsAllowed(Permissions.READ)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "decisions")
class WaitingResource {
    private static final int MOST = 500;

    private final WaitingSignals waiting;
    private final Caller caller;

    WaitingResource(WaitingSignals waiting, Caller caller) {
        this.waiting = waiting;
        this.caller = caller;
    }

    /** @param nextCursor null on the last page */
    record Page(List<WaitingSignal> items, String nextCursor) {}

    @GET
    @Operation(
            summary = "Signals kept without a decision because a rule failed on them, the longest waiting first",
            description = "The next rulebook version that is published decides them.")
    public Uni<Page> list(@RestQuery @DefaultValue("50") int limit, @RestQuery @DefaultValue("0") String cursor) {
        if (limit < 1 || limit > MOST) {
            throw ProblemException.badRequest("The limit is 1 to " + MOST + ".");
        }
        return waiting.list(caller.workspaces(), after(cursor), limit)
                .map(items -> new Page(
                        items,
                        items.size() < limit ? null : items.get(limit - 1).signalId()));
    }

    private static long after(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException foreign) {
            throw ProblemException.badRequest("The cursor is not one that this list gave.");
        }
    }
}
