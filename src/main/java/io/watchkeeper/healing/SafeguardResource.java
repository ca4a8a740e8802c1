package io.watchkeeper.healing;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.access.Reason;
import io.watchkeeper.healing.Safeguards.BreakerView;
import io.watchkeeper.healing.Safeguards.KillSwitchView;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/self-heal")
@Tag(name = "self-heal")
class SafeguardResource {
    private final Safeguards safeguards;
    private final Caller caller;

    SafeguardResource(Safeguards safeguards, Caller caller) {
        this.safeguards = safeguards;
        this.caller = caller;
    }

    /** All on one page: {@code nextCursor} is always null. */
    public record Switches(List<KillSwitchView> items, String nextCursor) {}

    /** All on one page: {@code nextCursor} is always null. */
    public record Breakers(List<BreakerView> items, String nextCursor) {}

    /** @param reason needed, whichever way */
    public record SwitchBody(Boolean engaged, String reason) {}

    public record ReasonBody(String reason) {}

    @GET
    @Path("/kill-switches")
    @PermissionsAllowed(Permissions.READ)
    @Operation(summary = "Kill switches that somebody has used", description = "What is not listed was never engaged.")
    public Uni<Switches> switches(@QueryParam("workspace") String workspace) {
        return safeguards.switches(caller.workspaces(workspace)).map(all -> new Switches(all, null));
    }

    @PUT
    @Path("/kill-switches/{scope}")
    @PermissionsAllowed(Permissions.MANAGE_SELF_HEAL)
    @Operation(
            summary = "Engage or release a kill switch",
            description =
                    "Scope global (operators of the default workspace), workspace, or scenario:CODE. When this is answered no node starts anything more by itself; what runs goes on.")
    public Uni<KillSwitchView> set(
            @PathParam("scope") String scope, @QueryParam("workspace") String workspace, SwitchBody body) {
        if (body == null || body.engaged() == null) {
            throw ProblemException.unprocessable(
                    "Say whether it is engaged.",
                    List.of(Flaw.at("/engaged", "MISSING_VALUE", "true or false is needed.", "必须为 true 或 false。")));
        }
        var asked = caller.workspaceFor(Permissions.MANAGE_SELF_HEAL, workspace);
        var home = Safeguards.home(scope, asked);
        caller.grants().demand(Permissions.MANAGE_SELF_HEAL, home);
        return safeguards.set(home, scope, body.engaged(), Reason.demanded(body.reason()));
    }

    @GET
    @Path("/breakers")
    @PermissionsAllowed(Permissions.READ)
    @Operation(summary = "Circuit breakers, the open ones first")
    public Uni<Breakers> breakers(@QueryParam("workspace") String workspace) {
        return safeguards.breakers(caller.workspaces(workspace)).map(all -> new Breakers(all, null));
    }

    @POST
    @Path("/breakers/{scope}/close")
    @PermissionsAllowed(Permissions.MANAGE_SELF_HEAL)
    @Operation(
            summary = "Close a circuit breaker",
            description = "Failures before that no longer count. 404 where it is not open.")
    public Uni<BreakerView> close(
            @PathParam("scope") String scope, @QueryParam("workspace") String workspace, ReasonBody body) {
        var home = caller.workspaceFor(Permissions.MANAGE_SELF_HEAL, workspace);
        return safeguards.close(home, scope, Reason.demanded(body == null ? null : body.reason()));
    }
}
