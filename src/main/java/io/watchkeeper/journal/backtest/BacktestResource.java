package io.watchkeeper.journal.backtest;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Permissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Backtests that were begun. */
@Path("/api/v1/backtests")
@Tag(name = "rulebooks")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed(Permissions.TEST_RULEBOOK)
class BacktestResource {
    private final Backtests backtests;

    BacktestResource(Backtests backtests) {
        this.backtests = backtests;
    }

    @GET
    @Path("/{id: \\d{1,18}}")
    @PermissionsAllowed(Permissions.READ)
    @Operation(summary = "A backtest, as far as it has come")
    public Uni<Backtest> find(@PathParam("id") long id) {
        return backtests.find(id);
    }

    @DELETE
    @Path("/{id: \\d{1,18}}")
    @Operation(summary = "Cancels a backtest; what it found so far stays")
    @APIResponse(responseCode = "409", description = "It has ended already")
    public Uni<Backtest> cancel(@PathParam("id") long id) {
        return backtests.cancel(id);
    }
}
