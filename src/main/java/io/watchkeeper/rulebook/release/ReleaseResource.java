package io.watchkeeper.rulebook.release;

import java.util.Optional;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
import io.watchkeeper.decision.testing.TestReport;
import io.watchkeeper.rulebook.Actor;
import io.watchkeeper.rulebook.RulebookView;
import io.watchkeeper.rulebook.RulebookViews;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The way of a version from a draft to what decides, and back. */
@Path("/api/v1/rulebooks/{version: \\d{1,18}}")
@Tag(name = "rulebooks")
@PermissionsAllowed(Permissions.RELEASE_RULEBOOK)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class ReleaseResource {
    private final ReleaseDesk desk;
    private final Releases releases;
    private final RulebookViews views;
    private final Caller caller;

    ReleaseResource(ReleaseDesk desk, Releases releases, RulebookViews views, Caller caller) {
        this.desk = desk;
        this.releases = releases;
        this.views = views;
        this.caller = caller;
    }

    @POST
    @Path("/test")
    @Consumes(MediaType.WILDCARD)
    @PermissionsAllowed(Permissions.TEST_RULEBOOK)
    @Operation(
            summary = "Runs a version's test scenarios",
            description =
                    "Those that are not met come first, cell by cell; coverage lists the rows and rules that none fires.")
    @APIResponse(responseCode = "409", description = "The version does not compile; names the problems")
    public Uni<TestReport> test(@PathParam("version") long version) {
        return releases.test(version);
    }

    @GET
    @Path("/steps")
    @Consumes(MediaType.WILDCARD)
    @PermissionsAllowed(Permissions.READ)
    @Operation(summary = "What was done with a version, by whom, when and why; the earliest first")
    public Uni<Releases.Steps> steps(@PathParam("version") long version) {
        return releases.steps(version);
    }

    @POST
    @Once
    @Path("/submit")
    @PermissionsAllowed(Permissions.MAKE_DRAFTS)
    @Operation(
            summary = "Hands a draft in for approval",
            description =
                    "Nothing of it can be changed afterwards. Where no approval is needed for what it changes, it is APPROVED at once.")
    @APIResponse(
            responseCode = "409",
            description = "Not a draft, or with problems, or test scenarios that are not met; names them")
    public Uni<RulebookView> submit(@PathParam("version") long version, ReleaseRequest body) {
        var request = ReleaseRequest.of(body).check();
        return carryOut(version, new Demand.Submit(request.reason(), caller.grants()));
    }

    @POST
    @Once
    @Path("/approve")
    @Operation(
            summary = "Approves what another person submitted",
            description = "Stays SUBMITTED while others have to approve as well.")
    @APIResponse(responseCode = "403", description = "Own work, or not one of those who approve what is changed")
    @APIResponse(responseCode = "409", description = "Not submitted; says the state")
    public Uni<RulebookView> approve(@PathParam("version") long version, ReleaseRequest body) {
        var request = ReleaseRequest.of(body).check();
        return carryOut(version, new Demand.Approve(request.reason()));
    }

    @POST
    @Once
    @Path("/reject")
    @Operation(
            summary = "Rejects what another person submitted, or what is approved and not yet published",
            description = "It cannot be changed any more; a new draft may be based on it.")
    @APIResponse(responseCode = "403", description = "Own work")
    @APIResponse(responseCode = "409", description = "Neither submitted nor approved; says the state")
    @APIResponse(responseCode = "422", description = "No reason")
    public Uni<RulebookView> reject(@PathParam("version") long version, ReleaseRequest body) {
        var request = ReleaseRequest.of(body).check();
        return carryOut(version, new Demand.Reject(request.reason()));
    }

    @POST
    @Once
    @Path("/publish")
    @Operation(
            summary = "Has an approved version decide, now or at a time",
            description =
                    "It decides on this node when this is answered, on all others within two seconds. With a time that is still to come it stays APPROVED until then.")
    @APIResponse(
            responseCode = "409",
            description = "Not approved; or it would undo what was published since it was made (conflicts)")
    public Uni<RulebookView> publish(@PathParam("version") long version, ReleaseRequest body) {
        var request = ReleaseRequest.of(body).check();
        return carryOut(version, new Demand.Publish(request.reason(), request.moment()));
    }

    @POST
    @Once
    @Path("/rollback")
    @Operation(summary = "Has an earlier version decide again")
    @APIResponse(
            responseCode = "409",
            description =
                    "It never decided, is faulty, is live already, does not compile any more, or a folder is followed")
    @APIResponse(responseCode = "422", description = "No reason")
    public Uni<RulebookView> rollback(@PathParam("version") long version, ReleaseRequest body) {
        var request = ReleaseRequest.of(body).check();
        return carryOut(version, new Demand.Rollback(request.reason()));
    }

    private Uni<RulebookView> carryOut(long version, Demand demand) {
        return desk.carryOut(version, demand, Actor.of(caller))
                .chain(done -> views.find(version))
                .map(Optional::orElseThrow);
    }
}
