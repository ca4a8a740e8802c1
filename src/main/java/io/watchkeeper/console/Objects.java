package io.watchkeeper.console;

import java.util.List;
import java.util.Map;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.object.ObjectBrowsing;
import io.watchkeeper.object.ObjectFilter;
import io.watchkeeper.object.ObjectListParameters;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;

@Path(Objects.PATH)
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.READ)
public class Objects {
    static final String PATH = "/objects";

    private final ObjectBrowsing objects;
    private final ObjectStories stories;
    private final Caller caller;

    Objects(ObjectBrowsing objects, ObjectStories stories, Caller caller) {
        this.objects = objects;
        this.stories = stories;
        this.caller = caller;
    }

    @GET
    public Uni<TemplateInstance> index(@Context UriInfo uri) {
        var query = new ListQuery(PATH, uri.getQueryParameters());
        try {
            return index(query, query.objects(), List.of());
        } catch (ProblemException rejected) {
            var faults = rejected.problem().errors().stream().map(Flaw::message).toList();
            return index(query, ObjectFilter.parse(Map.of()), faults);
        }
    }

    private Uni<TemplateInstance> index(ListQuery query, ObjectFilter filter, List<Sentence> faults) {
        var workspaces = caller.workspaces(query.text("workspace"));
        return objects.list(workspaces, filter).chain(page -> objects.counts(workspaces)
                .map(counts -> Templates.index(new ObjectListing(page, counts, faults), query)));
    }

    @GET
    @Path("/export.csv")
    @Produces("text/csv;charset=UTF-8")
    public Uni<Response> export(@BeanParam ObjectListParameters parameters) {
        return objects.export(caller.workspaces(parameters.workspace()), ObjectFilter.parse(parameters.given()))
                .map(csv -> Response.ok(csv)
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"objects.csv\"")
                        .build());
    }

    @GET
    @Path("/{id: \\d{1,18}}")
    public Uni<TemplateInstance> show(@PathParam("id") String id) {
        return stories.find(id).map(Templates::show);
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance index(ObjectListing listing, ListQuery query);

        static native TemplateInstance show(ObjectStory story);
    }
}
