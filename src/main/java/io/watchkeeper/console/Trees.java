package io.watchkeeper.console;

import java.util.List;
import java.util.Optional;
import java.util.Set;

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
import io.watchkeeper.diagnosis.DrawnTree;
import io.watchkeeper.diagnosis.TreeDesk;
import io.watchkeeper.diagnosis.TreeEdits;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.RulebookVersion;

/** The diagnosis trees of a version: drawn, listed node by node with the rows that make them, and tried on evidence. */
@Path("/rulebooks/{version: \\d{1,18}}/trees")
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.READ)
public class Trees {
    private static final int LONGEST = 2_000;

    private final TreeDesk desk;
    private final TreeEdits edits;
    private final TreeListing listing;
    private final RulebookPages pages;
    private final Viewer viewer;

    Trees(TreeDesk desk, TreeEdits edits, TreeListing listing, RulebookPages pages, Viewer viewer) {
        this.desk = desk;
        this.edits = edits;
        this.listing = listing;
        this.pages = pages;
        this.viewer = viewer;
    }

    @GET
    public Uni<TemplateInstance> index(@PathParam("version") long version) {
        return listing.show(version);
    }

    /** The fields are those of {@link TreeForm}. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed(Permissions.EDIT_RULES)
    public Uni<Response> add(@PathParam("version") long version, MultivaluedMap<String, String> fields) {
        var form = new TreeForm(fields);
        var code = form.text("code");
        return edits.make(version, form.edit(code))
                .map(made -> Redirect.to("/rulebooks/" + version + "/trees/" + code + "/edit", Flash.of(Notice.SAVED)))
                .onFailure(ProblemException.class)
                .recoverWithUni(refused -> listing.refusal(version, form, refused.problem()));
    }

    /** @param evidence that is tried on the tree, such as {@code CPU-USE = 95; CPU-WAIT = NO_ANSWER} */
    @GET
    @Path("/{code}")
    public Uni<TemplateInstance> show(
            @PathParam("version") long version,
            @PathParam("code") String code,
            @QueryParam("evidence") Optional<String> evidence) {
        var tried = evidence.filter(text -> text.length() <= LONGEST).orElse("");
        var wish = new TreeDesk.Wish(tried, viewer.language().tag(), false, Set.of());
        return pages.find(version).chain(stored -> desk.find(version, code, wish)
                .map(drawn -> Templates.show(stored.about(), drawn, listing.editable(stored.about()))));
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance index(RulebookVersion about, List<DrawnTree.Line> lines, NewTree fresh);

        static native TemplateInstance show(RulebookVersion about, DrawnTree drawn, boolean editable);
    }
}
