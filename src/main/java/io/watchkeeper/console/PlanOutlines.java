package io.watchkeeper.console;

import java.util.Map;

import jakarta.ws.rs.Consumes;
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
import io.watchkeeper.access.Permissions;
import io.watchkeeper.decision.plan.OutlineEdit;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.LiveRulebook;
import io.watchkeeper.rulebook.draft.FileDesk;
import io.watchkeeper.rulebook.draft.FileDesk.Written;

/** The page on which the steps of a plan of a draft are added, changed, moved and removed by forms. */
@Path("/rulebooks/{version: \\d{1,18}}/outline")
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.EDIT_PLANS)
public class PlanOutlines {
    private final FileDesk desk;
    private final LiveRulebook live;

    PlanOutlines(FileDesk desk, LiveRulebook live) {
        this.desk = desk;
        this.live = live;
    }

    @GET
    public Uni<TemplateInstance> show(@PathParam("version") long version, @QueryParam("file") String file) {
        return desk.open(version, file).map(this::page).map(Templates::edit);
    }

    /** Form: file, etag, act and what {@link OutlineForm} reads. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> act(@PathParam("version") long version, MultivaluedMap<String, String> form) {
        var asked = new OutlineForm(form);
        return desk.open(version, asked.file())
                .map(held -> new Written(asked.applied(edit(held)), asked.etag()))
                .chain(written -> desk.put(version, asked.file(), written))
                .map(stored ->
                        Redirect.to(RulebookAddress.outlineAddress(asked.file(), version), Flash.of(Notice.SAVED)))
                .onFailure(ProblemException.class)
                .recoverWithUni(refused -> refusal(version, asked, refused));
    }

    private Uni<Response> refusal(long version, OutlineForm asked, ProblemException refused) {
        var shown = Refusal.Shown.of(refused.problem());
        return desk.open(version, asked.file())
                .map(held -> page(held).refused(shown, asked))
                .map(page -> Response.status(refused.problem().status())
                        .entity(Templates.edit(page))
                        .build());
    }

    private PlanOutline page(FileDesk.Held held) {
        var operations = live.current().library().operations();
        return PlanOutline.of(held, edit(held), Map.copyOf(operations));
    }

    private static OutlineEdit edit(FileDesk.Held held) {
        try {
            return OutlineEdit.of(held.text());
        } catch (IllegalArgumentException noPlan) {
            throw ProblemException.notFound("There is no such plan in this version of the rulebook.");
        }
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance edit(PlanOutline page);
    }
}
