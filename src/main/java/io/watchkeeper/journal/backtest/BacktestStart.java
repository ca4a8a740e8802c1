package io.watchkeeper.journal.backtest;

import java.net.URI;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.access.once.Once;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** A version of the rulebook, tried on past signals. */
@Path("/api/v1/rulebooks/{version: \\d{1,18}}/backtests")
@Tag(name = "rulebooks")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed(Permissions.TEST_RULEBOOK)
class BacktestStart {
    private final Backtests backtests;

    BacktestStart(Backtests backtests) {
        this.backtests = backtests;
    }

    @POST
    @Once
    @Operation(
            summary = "Decides past signals again with a version, and compares it with the live one",
            description =
                    "Runs in the background; nothing comes of its decisions. Each signal is given what the store knew"
                            + " when it was decided.")
    @APIResponse(responseCode = "202", description = "Begun; Location is where it can be watched")
    @APIResponse(responseCode = "409", description = "The version does not compile")
    @APIResponse(responseCode = "422", description = "The period or the sample is none")
    public Uni<RestResponse<Backtest>> begin(@PathParam("version") long version, BacktestRequest request) {
        return backtests
                .begin(version, request == null ? BacktestRequest.NONE : request)
                .map(begun -> ResponseBuilder.accepted(begun)
                        .header(HttpHeaders.LOCATION, URI.create("/api/v1/backtests/" + begun.id()))
                        .build());
    }
}
