package io.watchkeeper.rulebook.draft;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.access.once.Once;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.RulebookRepository;
import io.watchkeeper.rulebook.RulebookView;
import io.watchkeeper.rulebook.RulebookViews;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Making drafts, and having them checked. */
@Path("/api/v1/rulebooks")
@Tag(name = "rulebooks")
@PermissionsAllowed(Permissions.MAKE_DRAFTS)
@Produces(MediaType.APPLICATION_JSON)
class DraftResource {
    private final DraftStore drafts;
    private final RulebookRepository rulebooks;
    private final RulebookViews views;
    private final DraftCheck check;

    DraftResource(DraftStore drafts, RulebookRepository rulebooks, RulebookViews views, DraftCheck check) {
        this.drafts = drafts;
        this.rulebooks = rulebooks;
        this.views = views;
        this.check = check;
    }

    record Checked(List<ProblemView> problems) {}

    @POST
    @Once
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Makes a draft with the content of a stored version, else of the live one")
    @APIResponse(responseCode = "201", description = "The draft")
    @APIResponse(responseCode = "422", description = "There is no such version to base it on")
    public Uni<RestResponse<RulebookView>> create(NewDraft draft) {
        var wanted = draft == null ? new NewDraft(null, null) : draft;
        wanted.check();
        return drafts.create(wanted)
                .map(made -> made.orElseThrow(() -> NewDraft.unknownBase(wanted.basedOn())))
                .flatMap(views::find)
                .map(Optional::orElseThrow)
                .map(view -> ResponseBuilder.<RulebookView>created(URI.create("/api/v1/rulebooks/" + view.version()))
                        .entity(view)
                        .build());
    }

    @POST
    @Path("/{version: \\d{1,18}}/validate")
    @Operation(
            summary = "Everything that is wrong with a version",
            description = "Where none has the severity ERROR, it could be published.")
    public Uni<Checked> validate(@PathParam("version") long version) {
        return rulebooks
                .findWhole(version)
                .map(found ->
                        found.orElseThrow(() -> ProblemException.notFound("There is no such version of the rulebook.")))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(stored -> new Checked(ProblemView.of(check.problems(version, stored.content()))));
    }
}
