package io.watchkeeper.healing;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/self-heal/backtest")
@Tag(name = "self-heal")
class HealBacktestResource {
    private static final int LONGEST = 180;

    private final HealBacktests backtests;
    private final Caller caller;

    HealBacktestResource(HealBacktests backtests, Caller caller) {
        this.backtests = backtests;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed(Permissions.READ)
    @Operation(
            summary = "What the guards of a version would have said to the latest 2,000 requests",
            description =
                    "On the facts that were recorded then; nothing is stored or run. Records of mode SHADOW count too.")
    public Uni<HealBacktest> run(
            @QueryParam("rulebookVersion") Long version,
            @QueryParam("days") @DefaultValue("30") int days,
            @QueryParam("workspace") String workspace) {
        if (version == null) {
            throw ProblemException.badRequest("rulebookVersion is needed");
        }
        if (days < 1 || days > LONGEST) {
            throw ProblemException.badRequest("days must be from 1 to " + LONGEST);
        }
        return backtests.run(caller.workspaces(workspace), version, days);
    }
}
