package io.watchkeeper.console;

import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.BeanParam;
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
import io.watchkeeper.rulebook.NodeRepository;
import io.watchkeeper.rulebook.RulebookRepository;
import io.watchkeeper.rulebook.RulebookVersion;
import io.watchkeeper.rulebook.exchange.ImportView;
import io.watchkeeper.rulebook.release.Examination;
import io.watchkeeper.rulebook.release.Releases;
import io.watchkeeper.rulebook.release.VersionLife;

@Path("/rulebooks")
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.READ)
public class Rulebooks {
    private final RulebookRepository store;
    private final RulebookPages pages;
    private final Releases releases;
    private final NodeRepository nodes;

    Rulebooks(RulebookRepository store, RulebookPages pages, Releases releases, NodeRepository nodes) {
        this.store = store;
        this.pages = pages;
        this.releases = releases;
        this.nodes = nodes;
    }

    @GET
    public Uni<TemplateInstance> index() {
        return store.list(RulebookRepository.WORKSPACE)
                .chain(versions -> releases.underWay(versions)
                        .chain(underWay -> nodes.list().map(there -> RulebookList.of(versions, underWay, there))))
                .map(Templates::index);
    }

    @GET
    @Path("/{version: \\d{1,18}}")
    public Uni<TemplateInstance> show(@PathParam("version") long version, @BeanParam SheetQuery query) {
        return pages.show(version, query, null);
    }

    /** What keeps the version from being published: problems, and test scenarios that are not met. */
    @GET
    @Path("/{version: \\d{1,18}}/check")
    @PermissionsAllowed(Permissions.TEST_RULEBOOK)
    public Uni<TemplateInstance> check(@PathParam("version") long version) {
        return pages.find(version)
                .chain(stored -> releases.examine(version).map(found -> Templates.check(stored.about(), found)));
    }

    /**
     * @param against another version; where none is given the one that it was made from, else the live one
     * @param to which one to look at instead
     */
    @GET
    @Path("/{version: \\d{1,18}}/diff")
    public Uni<TemplateInstance> diff(
            @PathParam("version") long version,
            @QueryParam("against") Optional<Long> against,
            @QueryParam("to") Optional<Long> to) {
        return pages.difference(to.orElse(version), against)
                .chain(difference ->
                        store.list(RulebookRepository.WORKSPACE).map(all -> Templates.diff(difference, all)));
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance index(RulebookList list);

        static native TemplateInstance show(
                RulebookPage page, VersionLife life, ImportView imported, Refusal.Shown refused);

        static native TemplateInstance check(RulebookVersion about, Examination found);

        static native TemplateInstance diff(RulebookComparison comparison, List<RulebookVersion> versions);
    }
}
