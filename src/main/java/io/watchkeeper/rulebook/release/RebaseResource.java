package io.watchkeeper.rulebook.release;

import java.util.Optional;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.access.once.Once;
import io.watchkeeper.rulebook.Actor;
import io.watchkeeper.rulebook.RulebookView;
import io.watchkeeper.rulebook.RulebookViews;
import io.watchkeeper.rulebook.merge.Side;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Bringing a draft up to what was published since it was made. */
@Path("/api/v1/rulebooks/{version: \\d{1,18}}/rebase")
@Tag(name = "rulebooks")
@PermissionsAllowed(Permissions.MAKE_DRAFTS)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class RebaseResource {
    private final Rebases rebases;
    private final RulebookViews views;
    private final Caller caller;

    RebaseResource(Rebases rebases, RulebookViews views, Caller caller) {
        this.rebases = rebases;
        this.views = views;
        this.caller = caller;
    }

    /** @param keep whose work holds where both changed one thing; null where that shall be refused */
    @Schema(name = "Rebase", examples = "{\"keep\":\"DRAFT\"}")
    record Rebase(Side keep) {}

    @POST
    @Once
    @Operation(
            summary = "Takes what was published since into a draft",
            description =
                    "Files, and rows of tables by their names, that only one side changed are taken over; the draft is based on the live version afterwards.")
    @APIResponse(responseCode = "200", description = "The draft")
    @APIResponse(
            responseCode = "409",
            description = "Not a draft, or both sides changed the same: conflicts names file, row and name")
    public Uni<RulebookView> rebase(@PathParam("version") long version, Rebase body) {
        var asked = new Rebases.Asked(version, body == null ? null : body.keep(), caller.grants());
        return rebases.rebase(asked, Actor.of(caller))
                .chain(done -> views.find(version))
                .map(Optional::orElseThrow);
    }
}
