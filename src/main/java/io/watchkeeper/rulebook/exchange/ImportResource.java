package io.watchkeeper.rulebook.exchange;

import java.net.URI;
import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.Actor;
import io.watchkeeper.rulebook.merge.Side;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Contents that others made, as drafts beside local work. */
@Path("/api/v1/rulebooks")
@Tag(name = "rulebooks")
@PermissionsAllowed(Permissions.EDIT_RULEBOOK)
@Produces(MediaType.APPLICATION_JSON)
class ImportResource {
    private final Imports imports;
    private final Caller caller;

    ImportResource(Imports imports, Caller caller) {
        this.imports = imports;
        this.caller = caller;
    }

    /** In a conflict: what was live, or what was imported. */
    enum Taken {
        OURS(Side.DRAFT),
        THEIRS(Side.LIVE);

        private final Side side;

        Taken(Side side) {
            this.side = side;
        }
    }

    /**
     * @param file of one conflict; null for all that are open
     * @param name of its row; null for a whole file
     */
    @Schema(
            name = "ImportDecision",
            examples = "{\"file\":\"grading/grading.drl.csv\",\"name\":\"A critical signal\",\"take\":\"THEIRS\"}")
    record Decision(String file, String name, Taken take) {}

    @POST
    @Path("/imports")
    @Consumes({"application/java-archive", "application/x-java-archive", "application/zip"})
    // an archive holds DRL, too
    @PermissionsAllowed(Permissions.EDIT_RULES)
    @Operation(
            summary = "Merges an uploaded library into a draft",
            description =
                    "A KJAR, or an archive of a folder of rules. Files, and rows of tables by their names, that only one side changed are taken over; in a conflict the draft"
                            + " holds what is live until somebody decides. Programs in it are never loaded.",
            operationId = "importRulebook")
    @APIResponse(responseCode = "201", description = "What the draft of Location holds")
    @APIResponse(responseCode = "413", description = "Larger than 10 MiB")
    @APIResponse(responseCode = "415", description = "Neither a jar nor a zip")
    @APIResponse(responseCode = "422", description = "Names the entry of the archive that is refused, and why")
    public Uni<RestResponse<ImportView>> create(byte[] archive) {
        var actor = Actor.of(caller);
        return Uni.createFrom()
                .item(() -> LibraryFile.read(archive == null ? new byte[0] : archive))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(library -> imports.draft(library, actor))
                .chain(version -> view(version)
                        .map(view -> ResponseBuilder.<ImportView>created(URI.create("/api/v1/rulebooks/" + version))
                                .entity(view)
                                .build()));
    }

    @GET
    @Path("/{version: \\d{1,18}}/import")
    @PermissionsAllowed(Permissions.READ)
    @Operation(
            summary = "What an import brought to its draft: what was kept, what changed upstream, what conflicts",
            operationId = "getRulebookImport")
    @APIResponse(responseCode = "200", description = "What the draft holds")
    @APIResponse(responseCode = "404", description = "The version is no import")
    public Uni<ImportView> find(@PathParam("version") long version) {
        return view(version);
    }

    @POST
    @Path("/{version: \\d{1,18}}/import/decisions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Decides one conflict of an import, or all that are open",
            description = "take is OURS for what was live, THEIRS for what was imported.",
            operationId = "decideRulebookImport")
    @APIResponse(responseCode = "200", description = "What the draft holds now")
    @APIResponse(responseCode = "404", description = "The version is no import, or there is no such conflict in it")
    @APIResponse(responseCode = "409", description = "Not a draft, or the row cannot be told from others")
    @APIResponse(responseCode = "422", description = "take is missing")
    public Uni<ImportView> decide(@PathParam("version") long version, Decision decision) {
        if (decision == null || decision.take() == null) {
            throw ProblemException.unprocessable(
                    "Say whose work to take.",
                    List.of(Flaw.at("/take", "REQUIRED", "Say whose work to take.", "请选择采用哪一方的内容。")
                            .allowing("OURS, THEIRS")));
        }
        var asked = new Imports.Asked(version, decision.file(), decision.name(), decision.take().side);
        return imports.decide(asked, Actor.of(caller)).chain(done -> view(version));
    }

    private Uni<ImportView> view(long version) {
        return imports.find(version)
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("This version is no import.")));
    }
}
