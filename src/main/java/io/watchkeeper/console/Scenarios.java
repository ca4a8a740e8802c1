package io.watchkeeper.console;

import java.util.List;
import java.util.Map;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.event.EventFilter;
import io.watchkeeper.event.EventPage;
import io.watchkeeper.event.EventSort;
import io.watchkeeper.scenario.ScenarioService;
import io.watchkeeper.scenario.ScenarioView;

@Path("/scenarios")
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.READ)
public class Scenarios {
    private static final EventFilter LATEST = EventFilter.parse(Map.of("limit", List.of("20")), EventSort.LATEST);

    private final ScenarioService scenarios;
    private final Caller caller;

    Scenarios(ScenarioService scenarios, Caller caller) {
        this.scenarios = scenarios;
        this.caller = caller;
    }

    @GET
    public Uni<TemplateInstance> index() {
        return scenarios.list(caller.workspaces()).map(Templates::index);
    }

    @GET
    @Path("/{code}")
    public Uni<TemplateInstance> show(@PathParam("code") String code) {
        var workspaces = caller.workspaces();
        return scenarios.find(workspaces, code).chain(scenario -> scenarios
                .records(workspaces, code, LATEST)
                .map(records -> Templates.show(scenario, records)));
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance index(List<ScenarioView> scenarios);

        static native TemplateInstance show(ScenarioView scenario, EventPage records);
    }
}
