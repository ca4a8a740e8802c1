package io.watchkeeper.healing;

import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/api/v1/self-heal/scenarios")
@Tag(name = "self-heal")
class HealScenarioResource {
    private final HealScenarios scenarios;
    private final Caller caller;

    HealScenarioResource(HealScenarios scenarios, Caller caller) {
        this.scenarios = scenarios;
        this.caller = caller;
    }

    /** All on one page: {@code nextCursor} is always null. */
    public record Page(List<HealScenario> items, String nextCursor) {}

    @GET
    @PermissionsAllowed(Permissions.READ)
    @Operation(
            summary = "How far self-heal goes for which scenario, and what came of it within 90 days",
            description = "What nobody has set is in mode RECOMMEND with the plan that the rulebook binds.")
    public Uni<Page> list(@QueryParam("workspace") String workspace) {
        return scenarios.list(caller.workspaces(workspace)).map(all -> new Page(all, null));
    }

    @GET
    @Path("/{code}")
    @PermissionsAllowed(Permissions.READ)
    @Operation(summary = "How far self-heal goes for one scenario")
    public Uni<RestResponse<HealScenario>> find(
            @PathParam("code") String code, @QueryParam("workspace") String workspace) {
        var home = workspace == null ? caller.workspaceFor(Permissions.READ) : workspace;
        return scenarios.list(caller.workspaces(home)).map(all -> all.stream()
                .filter(one -> one.scenario().code().equals(code))
                .findFirst()
                .map(HealScenarioResource::tagged)
                .orElseThrow(() ->
                        ProblemException.notFound("No plan is bound to this scenario, and nobody has set a mode.")));
    }

    @PUT
    @Path("/{code}")
    @PermissionsAllowed(Permissions.MANAGE_SELF_HEAL)
    @Operation(
            summary = "Set mode and plan of a scenario",
            description =
                    "SHADOW, APPROVE and AUTOMATIC need a plan: 422 without. The first time without If-Match, later with the ETag of what was read: 428, 412.")
    public Uni<RestResponse<HealScenario>> put(
            @PathParam("code") String code,
            @QueryParam("workspace") String workspace,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            HealScenarioBody body) {
        var home = caller.workspaceFor(Permissions.MANAGE_SELF_HEAL, workspace);
        var given = body == null ? new HealScenarioBody(null, null) : body;
        return scenarios.put(home, code, given, version(ifMatch)).map(HealScenarioResource::tagged);
    }

    private static RestResponse<HealScenario> tagged(HealScenario view) {
        return ResponseBuilder.ok(view)
                .header(HttpHeaders.ETAG, "\"" + view.version() + "\"")
                .build();
    }

    private static Optional<Long> version(String ifMatch) {
        if (ifMatch == null) {
            return Optional.empty();
        }
        if (!ifMatch.matches("\"[0-9]{1,18}\"")) {
            throw ProblemException.badRequest("If-Match is not an ETag that this scenario was given.");
        }
        return Optional.of(Long.parseLong(ifMatch.substring(1, ifMatch.length() - 1)));
    }
}
