package io.watchkeeper.scenario;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.event.EventFilter;
import io.watchkeeper.event.EventListParameters;
import io.watchkeeper.event.EventPage;
import io.watchkeeper.event.EventSort;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/scenarios")
@Tag(name = "scenarios")
@PermissionsAllowed(Permissions.READ)
class ScenarioResource {
    private final ScenarioService scenarios;
    private final Caller caller;

    ScenarioResource(ScenarioService scenarios, Caller caller) {
        this.scenarios = scenarios;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Risk scenarios in the order of the catalogue, all on one page")
    public Uni<ScenarioPage> list() {
        return scenarios.list(caller.workspaces()).map(all -> new ScenarioPage(all, null));
    }

    @GET
    @Path("/{code}")
    @Operation(summary = "One risk scenario: trigger items, impact, linked plans")
    public Uni<ScenarioView> find(@PathParam("code") String code) {
        return scenarios.find(caller.workspaces(), code);
    }

    @GET
    @Path("/{code}/records")
    @Operation(
            summary = "What the scenario has found: its risk events, latest first",
            description = "Takes the query parameters of the list of risk events.")
    public Uni<EventPage> records(@PathParam("code") String code, @BeanParam EventListParameters parameters) {
        var filter = EventFilter.parse(parameters.given(), EventSort.LATEST);
        return scenarios.records(caller.workspaces(parameters.workspace()), code, filter);
    }
}
