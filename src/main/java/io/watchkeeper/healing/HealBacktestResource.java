package io.watchkeeper.healing;

import java.util.List;
import java.util.Map;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

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

@Path("/api/v1/self-heal/backtest")
@Tag(name = "self-heal")
class HealBacktestResource {
    private static final int LONGEST = 180;
    private static final int USUAL = 30;

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
            @RestQuery @Parameter(description = "Which version, needed", example = "9") List<String> rulebookVersion,
            @RestQuery @Parameter(description = "1 to 180, usually 30", example = "30") List<String> days,
            @RestQuery String workspace) {
        var reader = new FilterReader(Map.of("rulebookVersion", rulebookVersion, "days", days), "requests");
        var version = reader.id("rulebookVersion", "is not a version", "不是规则集版本");
        int latest = reader.number("days", LONGEST, USUAL);
        reader.refuseFlaws();
        return backtests.run(
                caller.workspaces(workspace),
                version.orElseThrow(() -> ProblemException.badRequest("rulebookVersion is needed")),
                latest);
    }
}
