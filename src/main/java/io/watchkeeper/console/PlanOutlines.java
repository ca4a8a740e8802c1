package io.watchkeeper.console;

import java.net.URI;
import java.util.List;
import java.util.Locale;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.draft.FileDesk;
import io.watchkeeper.rulebook.draft.FileDesk.Written;
import io.watchkeeper.rulebook.draft.ProblemView;
import io.watchkeeper.rulebook.draft.UndoDesk;

/** The page on which a plan of a draft is edited by forms: its head, its checks, its steps. */
@Path("/rulebooks/{version: \\d{1,18}}/outline")
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.EDIT_PLANS)
public class PlanOutlines {
    private static final int UNUSABLE = 422;

    private final FileDesk desk;
    private final UndoDesk undo;
    private final Viewer viewer;

    PlanOutlines(FileDesk desk, UndoDesk undo, Viewer viewer) {
        this.desk = desk;
        this.undo = undo;
        this.viewer = viewer;
    }

    /** Query: file, and {@code at} a step, a check or {@code plan}; or {@code new} in which list with behind, or from and to. An operation has a form of its own. */
    @GET
    public Uni<Response> show(@PathParam("version") long version, @Context UriInfo uri) {
        var asked = new OutlineForm(uri.getQueryParameters());
        if (RulebookAddress.operation(asked.file())) {
            var form = URI.create(RulebookAddress.outlineAddress(asked.file(), version));
            return Uni.createFrom().item(Response.seeOther(form).build());
        }
        return open(version, asked)
                .chain(plan -> page(version, plan.stored(asked), plan))
                .map(page -> Response.ok(page).build());
    }

    /** Form: file, etag, act and what {@link OutlineForm} reads. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> act(@PathParam("version") long version, MultivaluedMap<String, String> form) {
        var asked = new OutlineForm(form);
        return open(version, asked)
                .chain(plan ->
                        asked.looks() || asked.unnamed() ? look(version, asked, plan) : store(version, asked, plan));
    }

    private Uni<Response> store(long version, OutlineForm asked, OpenPlan plan) {
        return Uni.createFrom()
                .deferred(() -> asked.undoes()
                        ? undo.undoText(version, asked.file(), asked.edit())
                        : desk.put(version, asked.file(), new Written(plan.edited(asked), asked.etag()))
                                .replaceWithVoid())
                .map(stored -> Redirect.to(
                        RulebookAddress.outlineAddress(asked.file(), version) + asked.next(),
                        Flash.of(asked.undoes() ? Notice.EDIT_UNDONE : Notice.SAVED)))
                .onFailure(ProblemException.class)
                .recoverWithUni(refused -> refusal(version, asked, refused));
    }

    private Uni<Response> refusal(long version, OutlineForm asked, ProblemException refused) {
        var shown = Refusal.Shown.of(refused.problem());
        return open(version, asked)
                .chain(plan -> page(version, plan.typed(asked, shown.problems()).because(shown), plan))
                .map(page ->
                        Response.status(refused.problem().status()).entity(page).build());
    }

    /** Nothing is stored: the fields of another operation are asked for. */
    private Uni<Response> look(long version, OutlineForm asked, OpenPlan plan) {
        var member = asked.does().toLowerCase(Locale.ROOT);
        var path = asked.place().map(place -> place.path() + "." + member).orElse(member);
        var missing = RulebookProblem.error(
                asked.file(), path, "MISSING_VALUE", new Sentence("This must be filled in.", "此处必须填写。"));
        var problems = asked.looks() ? List.<ProblemView>of() : ProblemView.of(List.of(missing));
        return page(version, plan.typed(asked, problems), plan)
                .map(page -> Response.status(asked.looks() ? Response.Status.OK.getStatusCode() : UNUSABLE)
                        .entity(page)
                        .build());
    }

    private Uni<OpenPlan> open(long version, OutlineForm asked) {
        return desk.open(version, asked.file())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(OpenPlan::of);
    }

    private Uni<TemplateInstance> page(long version, OpenPlan.Shown shown, OpenPlan plan) {
        var language = viewer.language().tag();
        return undo.edits(version, plan.held().file())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(edits -> Templates.edit(shown.page(plan, edits, language)));
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance edit(PlanOutline page);
    }
}
