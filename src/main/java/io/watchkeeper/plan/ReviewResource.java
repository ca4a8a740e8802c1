package io.watchkeeper.plan;

import java.util.List;
import java.util.Map;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Permissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** What a run of a plan would be. */
@Path("/api/v1/plans/{code}/reviews")
@Tag(name = "runs")
@Consumes(MediaType.APPLICATION_JSON)
@PermissionsAllowed(Permissions.RUN_PLANS)
class ReviewResource {
    private final Reviews reviews;

    ReviewResource(Reviews reviews) {
        this.reviews = reviews;
    }

    @POST
    @Operation(
            summary = "Review a run of a plan: what it would do to what, and what is in its way",
            description =
                    "Nothing is started. The token of the answer starts exactly this run, by POST /runs. 422 names what is missing or cannot be used.")
    public Uni<RestResponse<ReviewView>> review(@PathParam("code") String code, RunRequest request) {
        var asked = request == null ? RunRequest.of(null, Map.of(), List.of()) : request;
        return reviews.review(code, asked)
                .map(sheet -> ResponseBuilder.create(Status.CREATED, sheet).build());
    }
}
