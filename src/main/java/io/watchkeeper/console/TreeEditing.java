package io.watchkeeper.console;

import java.util.Map;
import java.util.Optional;

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
import io.watchkeeper.access.Permissions;
import io.watchkeeper.diagnosis.TreeDesk;
import io.watchkeeper.diagnosis.TreeEdits;
import io.watchkeeper.problem.ProblemException;

/** The page on which a tree of a draft is edited: on its drawing, by the forms beside it, and node by node. */
@Path("/rulebooks/{version: \\d{1,18}}/trees/{code: [A-Z0-9_-]{1,64}}/edit")
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.EDIT_RULES)
public class TreeEditing {
    private static final int LONGEST = 2_000;

    private final TreeDesk desk;
    private final TreeEdits edits;
    private final RulebookPages pages;
    private final Viewer viewer;

    TreeEditing(TreeDesk desk, TreeEdits edits, RulebookPages pages, Viewer viewer) {
        this.desk = desk;
        this.edits = edits;
        this.pages = pages;
        this.viewer = viewer;
    }

    /**
     * @param at a node; {@code branch} the key of a branch; {@code add} whether something is to be added on it
     * @param fold nodes below which nothing is drawn, parted by commas
     */
    @GET
    public Uni<TemplateInstance> show(
            @PathParam("version") long version,
            @PathParam("code") String code,
            @QueryParam("at") Optional<String> at,
            @QueryParam("branch") Optional<String> branch,
            @QueryParam("add") Optional<String> add,
            @QueryParam("fold") Optional<String> fold,
            @QueryParam("evidence") Optional<String> evidence) {
        var spot = new TreeSpot(
                address(version, code),
                at.orElse(""),
                branch.orElse(""),
                add.isPresent(),
                TreeSpot.folded(fold.orElse("")),
                evidence.filter(text -> text.length() <= LONGEST).orElse(""));
        return page(version, code, spot, null, new TreeForm(Map.of())).map(Templates::edit);
    }

    /** The fields are those of {@link TreeForm}, and where somebody was: {@code at}, {@code branch}, {@code fold}, {@code evidence}. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> act(
            @PathParam("version") long version, @PathParam("code") String code, MultivaluedMap<String, String> fields) {
        var form = new TreeForm(fields);
        var spot = spot(version, code, form);
        return edits.make(version, form.edit(code))
                .map(made -> {
                    var to = form.act() == TreeForm.Act.REMOVE_TREE
                            ? "/rulebooks/" + version + "/trees"
                            : form.next(spot).address();
                    return Redirect.to(to, Flash.of(Notice.SAVED));
                })
                .onFailure(ProblemException.class)
                .recoverWithUni(refused -> refusal(version, code, spot, form, refused));
    }

    /** @param edit it is turned back in all tables that it changed, and what followed stays */
    @POST
    @Path("/undo")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> undo(
            @PathParam("version") long version,
            @PathParam("code") String code,
            @FormParam("edit") long edit,
            MultivaluedMap<String, String> fields) {
        var form = new TreeForm(fields);
        var spot = spot(version, code, form);
        return edits.undo(version, edit)
                .map(done -> Redirect.to(spot.address(), Flash.of(Notice.EDIT_UNDONE)))
                .onFailure(ProblemException.class)
                .recoverWithUni(refused -> refusal(version, code, spot, form, refused));
    }

    private static String address(long version, String code) {
        return "/rulebooks/" + version + "/trees/" + code + "/edit";
    }

    private static TreeSpot spot(long version, String code, TreeForm form) {
        return new TreeSpot(
                address(version, code),
                form.text("at"),
                form.text("branch"),
                false,
                TreeSpot.folded(form.text("fold")),
                form.text("tried"));
    }

    private Uni<Response> refusal(long version, String code, TreeSpot spot, TreeForm form, ProblemException refused) {
        return page(version, code, spot, TreePage.Refused.of(refused.problem()), form)
                .map(page -> Response.status(refused.problem().status())
                        .entity(Templates.edit(page))
                        .build());
    }

    private Uni<TreePage> page(long version, String code, TreeSpot spot, TreePage.Refused refused, TreeForm typed) {
        var wish = new TreeDesk.Wish(spot.evidence(), viewer.language().tag(), true, spot.folded());
        return pages.find(version)
                .chain(stored -> desk.find(version, code, wish).chain(drawn -> edits.latest(version)
                        .map(latest ->
                                new TreePage(stored.about(), stored.content(), drawn, latest, spot, refused, typed))));
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance edit(TreePage page);
    }
}
