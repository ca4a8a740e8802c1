package io.watchkeeper.console;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.diagnosis.check.CheckSources;
import io.watchkeeper.diagnosis.check.SourceKind;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.problem.ProblemException;

/** Whom checks may ask and through what plans may act: seen, and edited by operators. */
@Path(SourcePages.PATH)
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.READ)
public class SourcePages {
    static final String PATH = "/sources";
    private static final String EDIT = PATH + "/edit";

    private final CheckSources sources;
    private final WorkspaceChoices choices;
    private final Caller caller;

    SourcePages(CheckSources sources, WorkspaceChoices choices, Caller caller) {
        this.sources = sources;
        this.choices = choices;
        this.caller = caller;
    }

    @GET
    public Uni<TemplateInstance> index(@QueryParam("workspace") String workspace) {
        return sources.list(caller.workspaces(workspace)).map(all -> Templates.index(new SourceListing(all)));
    }

    /** @param name empty for a new one of the kind */
    @GET
    @Path("/edit")
    @PermissionsAllowed(Permissions.EDIT_CHECK_SOURCES)
    public Uni<TemplateInstance> edit(
            @QueryParam("workspace") String workspace,
            @QueryParam("name") String name,
            @QueryParam("kind") String kind) {
        return at(workspace).chain(choice -> form(choice, name, kind).map(form -> Templates.edit(choice, form, null)));
    }

    private Uni<SourceForm> form(WorkspaceChoice choice, String name, String kind) {
        if (name == null) {
            return Uni.createFrom()
                    .item(SourceForm.blank(
                            SourceKind.named(kind == null ? "" : kind).orElse(SourceKind.HTTP)));
        }
        return sources.find(choice.chosen(), name).map(found -> found.map(SourceForm::of)
                .orElseThrow(() -> ProblemException.notFound("There is no such source of checks in this workspace.")));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed(Permissions.EDIT_CHECK_SOURCES)
    public Uni<Response> put(@FormParam("workspace") String workspace, MultivaluedMap<String, String> fields) {
        var form = SourceForm.typed(fields);
        return at(workspace)
                .chain(choice -> Refusals.shownOn(
                        Uni.createFrom()
                                .deferred(() -> put(choice, form))
                                .map(done -> Redirect.to(PATH, Flash.of(Notice.SAVED))),
                        (problem, why) -> Uni.createFrom().item(Templates.edit(choice, form, why))));
    }

    private Uni<?> put(WorkspaceChoice choice, SourceForm form) {
        var body = form.body();
        body.check(form.name());
        return sources.put(choice.chosen(), form.name(), body, form.version());
    }

    @POST
    @Path("/{name}/delete")
    @PermissionsAllowed(Permissions.EDIT_CHECK_SOURCES)
    public Uni<Response> delete(
            @PathParam("name") String name,
            @FormParam("workspace") String workspace,
            @FormParam("version") long version) {
        return at(workspace)
                .chain(choice -> sources.delete(choice.chosen(), name, version))
                .map(done -> Redirect.to(PATH, Flash.of(Notice.SAVED)));
    }

    private Uni<WorkspaceChoice> at(String workspace) {
        return choices.at(EDIT, Permissions.EDIT_CHECK_SOURCES, workspace);
    }

    @CheckedTemplate(basePath = "Sources")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance index(SourceListing listing);

        static native TemplateInstance edit(WorkspaceChoice choice, SourceForm form, Sentence refusal);
    }
}
