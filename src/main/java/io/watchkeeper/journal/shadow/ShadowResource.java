package io.watchkeeper.journal.shadow;

import java.util.Optional;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.Actor;
import io.watchkeeper.rulebook.RulebookView;
import io.watchkeeper.rulebook.RulebookViews;
import io.watchkeeper.rulebook.release.ReleaseRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A version that decides beside the live one, on the same signals, without effect. */
@Path("/api/v1/rulebooks/{version: \\d{1,18}}/shadow")
@Tag(name = "rulebooks")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed(Permissions.TEST_RULEBOOK)
class ShadowResource {
    private final ShadowActs acts;
    private final Shadows shadows;
    private final RulebookViews views;
    private final Caller caller;

    ShadowResource(ShadowActs acts, Shadows shadows, RulebookViews views, Caller caller) {
        this.acts = acts;
        this.shadows = shadows;
        this.views = views;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed(Permissions.READ)
    @Operation(summary = "What a version decides, or has decided, in shadow: counted by stage, with examples")
    @APIResponse(responseCode = "404", description = "It never was in shadow")
    public Uni<Shadow> find(@PathParam("version") long version) {
        return shadows.find(version)
                .map(found -> found.orElseThrow(
                        () -> ProblemException.notFound("There is no such version, or it never was in shadow.")));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Has a version decide beside the live one, without effect",
            description = "It decides on this node when this is answered, on the others within two seconds, until it is"
                    + " stopped, edited, rejected or published, or one of its rules fails.")
    @APIResponse(
            responseCode = "409",
            description = "It decides already, is rejected or faulty, has problems, or a version is in shadow (shadow)")
    public Uni<RulebookView> begin(@PathParam("version") long version, ReleaseRequest body) {
        var request = ReleaseRequest.of(body).check();
        return answer(version, acts.begin(version, request.reason(), Actor.of(caller)));
    }

    @DELETE
    @Operation(summary = "Takes a version out of shadow; what was counted stays")
    @APIResponse(responseCode = "409", description = "It is not in shadow")
    public Uni<RulebookView> stop(@PathParam("version") long version, @QueryParam("reason") String reason) {
        var request = new ReleaseRequest(reason, null).check();
        return answer(version, acts.stop(version, request.reason(), Actor.of(caller)));
    }

    @POST
    @Path("/promote")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permissions.RELEASE_RULEBOOK)
    @Operation(
            summary = "Has the version in shadow decide: publishes it, or rolls back to it",
            description = "It must be approved as for publishing; to roll back needs a reason.")
    @APIResponse(
            responseCode = "409",
            description =
                    "Not in shadow; not approved (missing: the steps to take before); or what keeps any version from"
                            + " being published")
    public Uni<RulebookView> promote(@PathParam("version") long version, ReleaseRequest body) {
        var request = ReleaseRequest.of(body).check();
        return answer(version, acts.promote(version, request.reason(), Actor.of(caller)));
    }

    private Uni<RulebookView> answer(long version, Uni<Void> done) {
        return done.chain(acted -> views.find(version)).map(Optional::orElseThrow);
    }
}
