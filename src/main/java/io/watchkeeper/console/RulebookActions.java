package io.watchkeeper.console;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.Actor;
import io.watchkeeper.rulebook.release.Demand;
import io.watchkeeper.rulebook.release.ReleaseDesk;
import io.watchkeeper.rulebook.release.ReleaseRequest;

/** The forms on the page of a version that take it a step further. What is not done answers with the page and why. */
@Path("/rulebooks/{version: \\d{1,18}}")
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.RELEASE_RULEBOOK)
public class RulebookActions {
    private static final Set<Integer> FOR_THE_PAGE = Set.of(403, 409, 422);

    private final ReleaseDesk desk;
    private final RulebookPages pages;
    private final Caller caller;
    private final Viewer viewer;

    RulebookActions(ReleaseDesk desk, RulebookPages pages, Caller caller, Viewer viewer) {
        this.desk = desk;
        this.pages = pages;
        this.caller = caller;
        this.viewer = viewer;
    }

    @POST
    @Path("/submit")
    @PermissionsAllowed(Permissions.MAKE_DRAFTS)
    public Uni<Response> submit(@PathParam("version") long version, @FormParam("reason") String reason) {
        var author = caller.grants();
        return act(version, () -> new Demand.Submit(checked(reason, null).reason(), author));
    }

    @POST
    @Path("/approve")
    public Uni<Response> approve(@PathParam("version") long version, @FormParam("reason") String reason) {
        return act(version, () -> new Demand.Approve(checked(reason, null).reason()));
    }

    @POST
    @Path("/reject")
    public Uni<Response> reject(@PathParam("version") long version, @FormParam("reason") String reason) {
        return act(version, () -> new Demand.Reject(checked(reason, null).reason()));
    }

    /** @param at in the reader's zone, as a form field for date and time gives it; empty for now */
    @POST
    @Path("/publish")
    public Uni<Response> publish(
            @PathParam("version") long version, @FormParam("reason") String reason, @FormParam("at") String at) {
        return act(version, () -> {
            var request = checked(reason, moment(Objects.requireNonNullElse(at, "")));
            return new Demand.Publish(request.reason(), request.moment());
        });
    }

    @POST
    @Path("/rollback")
    public Uni<Response> rollBack(@PathParam("version") long version, @FormParam("reason") String reason) {
        return act(version, () -> new Demand.Rollback(checked(reason, null).reason()));
    }

    private static ReleaseRequest checked(String reason, String at) {
        return new ReleaseRequest(reason, at).check();
    }

    private String moment(String at) {
        try {
            return at.isBlank()
                    ? null
                    : LocalDateTime.parse(at.strip())
                            .atZone(viewer.zone())
                            .toInstant()
                            .toString();
        } catch (DateTimeException unreadable) {
            return at;
        }
    }

    private Uni<Response> act(long version, Supplier<Demand> demand) {
        var actor = Actor.of(caller);
        return Uni.createFrom()
                .deferred(() -> desk.carryOut(version, demand.get(), actor))
                .map(done -> Redirect.to("/rulebooks/" + version, Flash.of(Notice.RULEBOOK_MOVED)))
                .onFailure(RulebookActions::isForThePage)
                .recoverWithUni(refused -> pages.refusal(version, null, (ProblemException) refused));
    }

    private static boolean isForThePage(Throwable failure) {
        return failure instanceof ProblemException refused
                && FOR_THE_PAGE.contains(refused.problem().status());
    }
}
