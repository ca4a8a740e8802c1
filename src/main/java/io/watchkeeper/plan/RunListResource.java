package io.watchkeeper.plan;

import java.net.URI;
import java.util.List;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.access.once.Once;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Runs of plans, and new ones. */
@Path("/api/v1/runs")
@Tag(name = "runs")
class RunListResource {
    private final RunDesk desk;
    private final RunBrowsing browsing;
    private final Caller caller;

    RunListResource(RunDesk desk, RunBrowsing browsing, Caller caller) {
        this.desk = desk;
        this.browsing = browsing;
        this.caller = caller;
    }

    /**
     * @param reviewToken of a review of less than 15 minutes ago, by the same person
     * @param confirmation what its {@code confirm} asks for
     */
    @Schema(name = "RunStart", examples = "{\"reviewToken\": \"eyJ…\", \"confirmation\": \"RESTART-SERVICE\"}")
    public record Start(String reviewToken, String confirmation) {}

    @GET
    @PermissionsAllowed(Permissions.READ)
    @Operation(summary = "Runs, the latest first", description = "Their steps are in the answer of one run only.")
    public Uni<RunView.Page> list(@BeanParam RunListParameters parameters) {
        return browsing.list(caller.workspaces(parameters.workspace()), RunFilter.parse(parameters.given()));
    }

    @Once
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permissions.RUN_PLANS)
    @Operation(
            summary = "Start what was reviewed",
            description =
                    "202 for a new run, 200 for the one that this token has started before. 409 with difference where it would be something else by now or the review is "
                            + "too old, 409 with held where other runs act on its targets. A run of tier 3 is WAITING until another person confirms it.")
    public Uni<RestResponse<RunView>> start(Start body) {
        if (body == null || body.reviewToken() == null) {
            throw ProblemException.unprocessable(
                    "A run starts from a review.",
                    List.of(Flaw.at("/reviewToken", "MISSING_VALUE", "The review's token is missing.", "缺少预审令牌。")));
        }
        return desk.start(body.reviewToken(), body.confirmation())
                .chain(begun -> browsing.find(caller.workspaces(), begun.run())
                        .map(run -> ResponseBuilder.create(begun.fresh() ? Status.ACCEPTED : Status.OK, run)
                                .location(URI.create("/api/v1/runs/" + begun.run()))
                                .build()));
    }
}
