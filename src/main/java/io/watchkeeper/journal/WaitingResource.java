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
import io.watchkeeper.problem.FilterReader;
import io.watchkeeper.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Signals that were accepted and could not be decided. */
@Path("/api/v1/signals/undecided")
@PermissionsAllowed(Permissions.READ)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "decisions")
class WaitingResource {
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
    public Uni<Page> list(
            @RestQuery @Parameter(description = "1 to 500, usually 50", example = "50") List<String> limit,
            @RestQuery @DefaultValue("0") String cursor) {
        int most = FilterReader.page(limit, "signals");
        return waiting.list(caller.workspaces(), after(cursor), most)
                .map(items -> new Page(
                        items, items.size() < most ? null : items.get(most - 1).signalId()));
    }

    private static long after(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException foreign) {
            throw ProblemException.badRequest("The cursor is not one that this list gave.");
        }
    }
}
