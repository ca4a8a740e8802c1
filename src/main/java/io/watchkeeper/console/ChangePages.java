package io.watchkeeper.console;

import java.util.List;
import java.util.Map;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.object.change.ChangeFilter;
import io.watchkeeper.object.change.ChangeView;
import io.watchkeeper.object.change.SuppressedSignal;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;

/** Releases, freezes and maintenance windows: seen, recorded and ended early. */
@Path(ChangePages.PATH)
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.READ)
public class ChangePages {
    static final String PATH = "/changes";
    private static final String ONE = "/{id}";

    private final ChangeDesk desk;
    private final WorkspaceChoices choices;
    private final Viewer viewer;

    ChangePages(ChangeDesk desk, WorkspaceChoices choices, Viewer viewer) {
        this.desk = desk;
        this.choices = choices;
        this.viewer = viewer;
    }

    @GET
    public Uni<TemplateInstance> index(@Context UriInfo uri) {
        var query = new ListQuery(PATH, uri.getQueryParameters());
        try {
            return index(query, query.changes(), List.of());
        } catch (ProblemException rejected) {
            var faults = rejected.problem().errors().stream().map(Flaw::message).toList();
            return index(query, ChangeFilter.parse(Map.of()), faults);
        }
    }

    private Uni<TemplateInstance> index(ListQuery query, ChangeFilter filter, List<Sentence> faults) {
        return desk.list(query.text("workspace"), filter)
                .map(page -> Templates.index(new ChangeListing(page, faults), query));
    }

    @GET
    @Path(ONE)
    public Uni<TemplateInstance> show(@PathParam("id") String id, @QueryParam("workspace") String workspace) {
        return desk.find(workspace, id)
                .chain(change -> desk.suppressed(change).map(signals -> Templates.show(change, signals)));
    }

    /** @param object as kind/name, to begin with */
    @GET
    @Path("/new")
    @PermissionsAllowed(Permissions.RECORD_CHANGES)
    public Uni<TemplateInstance> blank(@QueryParam("workspace") String workspace, @QueryParam("object") String object) {
        var form = object == null ? ChangeForm.BLANK : ChangeForm.typed(Map.of("objects", List.of(object)));
        return at(workspace).map(choice -> Templates.blank(choice, form, null));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed(Permissions.RECORD_CHANGES)
    public Uni<Response> record(@FormParam("workspace") String workspace, MultivaluedMap<String, String> form) {
        var typed = ChangeForm.typed(form);
        var body = typed.body(viewer.zone());
        return at(workspace)
                .chain(choice -> Refusals.shownOn(
                        Uni.createFrom()
                                .deferred(() -> desk.record(choice.chosen(), body))
                                .map(change -> Redirect.to(address(change), Flash.of(Notice.SAVED))),
                        (problem, why) -> Uni.createFrom().item(Templates.blank(choice, typed, why))));
    }

    @POST
    @Path(ONE + "/close")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed(Permissions.RECORD_CHANGES)
    public Uni<Response> close(@PathParam("id") String id, @FormParam("workspace") String workspace) {
        return desk.close(workspace, id).map(change -> Redirect.to(address(change), Flash.of(Notice.SAVED)));
    }

    /** Ids and codes of workspaces hold nothing that an address would have to escape. */
    private static String address(ChangeView change) {
        return PATH + "/" + change.id() + "?workspace=" + change.workspace();
    }

    private Uni<WorkspaceChoice> at(String workspace) {
        return choices.at(PATH + "/new", Permissions.RECORD_CHANGES, workspace);
    }

    @CheckedTemplate(basePath = "Changes")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance index(ChangeListing listing, ListQuery query);

        static native TemplateInstance show(ChangeView change, List<SuppressedSignal> signals);

        static native TemplateInstance blank(WorkspaceChoice choice, ChangeForm form, Sentence refusal);
    }
}
