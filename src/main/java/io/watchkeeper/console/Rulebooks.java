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
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.RulebookRepository;
import io.watchkeeper.rulebook.RulebookVersion;
import io.watchkeeper.rulebook.StoredRulebook;

@Path("/rulebooks")
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.READ)
public class Rulebooks {
    private final RulebookRepository store;

    Rulebooks(RulebookRepository store) {
        this.store = store;
    }

    @GET
    public Uni<TemplateInstance> index() {
        return store.list(RulebookRepository.WORKSPACE).map(Templates::index);
    }

    @GET
    @Path("/{version: \\d{1,18}}")
    public Uni<TemplateInstance> show(@PathParam("version") long version, @QueryParam("file") Optional<String> file) {
        return whole(version)
                .map(stored -> stored.flatMap(whole -> RulebookPage.of(whole, file))
                        .orElseThrow(
                                () -> ProblemException.notFound("There is no such rulebook, or no such file in it.")))
                .map(Templates::show);
    }

    private Uni<Optional<StoredRulebook>> whole(long version) {
        return store.find(RulebookRepository.WORKSPACE, version)
                .chain(known -> known.isPresent()
                        ? store.findWhole(version)
                        : Uni.createFrom().item(Optional.empty()));
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance index(List<RulebookVersion> rulebooks);

        static native TemplateInstance show(RulebookPage page);
    }
}
