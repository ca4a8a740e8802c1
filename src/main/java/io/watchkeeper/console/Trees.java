package io.watchkeeper.console;

import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.diagnosis.DrawnTree;
import io.watchkeeper.diagnosis.TreeDesk;
import io.watchkeeper.rulebook.RulebookVersion;
import io.watchkeeper.rulebook.RulebookVersion.State;

/** The diagnosis trees of a version: drawn, listed node by node with the rows that make them, and tried on evidence. */
@Path("/rulebooks/{version: \\d{1,18}}/trees")
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.READ)
public class Trees {
    private static final int LONGEST = 2_000;

    private final TreeDesk desk;
    private final RulebookPages pages;
    private final Viewer viewer;

    Trees(TreeDesk desk, RulebookPages pages, Viewer viewer) {
        this.desk = desk;
        this.pages = pages;
        this.viewer = viewer;
    }

    @GET
    public Uni<TemplateInstance> index(@PathParam("version") long version) {
        return pages.find(version)
                .chain(stored -> desk.list(version).map(lines -> Templates.index(stored.about(), lines)));
    }

    /** @param evidence that is tried on the tree, such as {@code CPU-USE = 95; CPU-WAIT = NO_ANSWER} */
    @GET
    @Path("/{code}")
    public Uni<TemplateInstance> show(
            @PathParam("version") long version,
            @PathParam("code") String code,
            @QueryParam("evidence") Optional<String> evidence) {
        var tried = evidence.filter(text -> text.length() <= LONGEST).orElse("");
        return pages.find(version).chain(stored -> desk.find(
                        version, code, tried, viewer.language().tag())
                .map(drawn -> Templates.show(stored.about(), drawn, editable(stored.about()))));
    }

    private boolean editable(RulebookVersion about) {
        return about.state() == State.DRAFT && viewer.mayDraft();
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance index(RulebookVersion about, List<DrawnTree.Line> lines);

        static native TemplateInstance show(RulebookVersion about, DrawnTree drawn, boolean editable);
    }
}
