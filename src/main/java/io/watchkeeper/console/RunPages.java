package io.watchkeeper.console;

import java.util.List;
import java.util.Map;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.plan.RunBrowsing;
import io.watchkeeper.plan.RunFilter;
import io.watchkeeper.plan.RunView;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;

/** Runs of plans: the list, and one that is watched. */
@Path("/runs")
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.READ)
public class RunPages {
    private final RunBrowsing browsing;
    private final Caller caller;

    RunPages(RunBrowsing browsing, Caller caller) {
        this.browsing = browsing;
        this.caller = caller;
    }

    @GET
    public Uni<TemplateInstance> index(@Context UriInfo uri) {
        var query = new ListQuery("/runs", uri.getQueryParameters());
        try {
            return index(query, query.runs(), List.of());
        } catch (ProblemException rejected) {
            var faults = rejected.problem().errors().stream().map(Flaw::message).toList();
            return index(query, RunFilter.parse(Map.of()), faults);
        }
    }

    private Uni<TemplateInstance> index(ListQuery query, RunFilter filter, List<Sentence> faults) {
        return browsing.list(caller.workspaces(query.text("workspace")), filter)
                .map(page -> Templates.index(new RunListing(page, faults), query));
    }

    @GET
    @Path("/{id: \\d{1,18}}")
    public Uni<TemplateInstance> show(@PathParam("id") String id) {
        return browsing.find(caller.workspaces(), id).map(run -> Templates.show(run, null));
    }

    @CheckedTemplate(basePath = "Runs")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance index(RunListing listing, ListQuery query);

        static native TemplateInstance show(RunView run, Sentence refusal);

        static native TemplateInstance review(RunSheet sheet);
    }
}
