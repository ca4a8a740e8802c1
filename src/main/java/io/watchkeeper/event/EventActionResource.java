package io.watchkeeper.event;

import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;

import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/events/{id}")
@Tag(name = "events")
@RolesAllowed(Roles.RESPONDER)
class EventActionResource {
    private static final String KEY = "Idempotency-Key";

    private final EventHandling handling;
    private final Caller caller;

    EventActionResource(EventHandling handling, Caller caller) {
        this.handling = handling;
        this.caller = caller;
    }

    @POST
    @Path("/respond")
    @Operation(summary = "Take the event in hand", description = "409 unless it is DISCOVERED.")
    public Uni<RestResponse<RiskEventView>> respond(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(KEY) String key,
            ActionBody.Respond body) {
        var given = Optional.<ActionBody>ofNullable(body).orElseGet(() -> new ActionBody.Respond(""));
        return act(id, given, ActionTerms.of(ifMatch, key));
    }

    @POST
    @Path("/steps")
    @Operation(summary = "Write down an emergency step", description = "409 once it is COMPLETED.")
    public Uni<RestResponse<RiskEventView>> addStep(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(KEY) String key,
            ActionBody.Step body) {
        var given = Optional.<ActionBody>ofNullable(body).orElseGet(() -> new ActionBody.Step("", ""));
        return act(id, given, ActionTerms.of(ifMatch, key));
    }

    @POST
    @Path("/complete")
    @Operation(summary = "End the handling", description = "409 once it is COMPLETED.")
    public Uni<RestResponse<RiskEventView>> complete(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(KEY) String key,
            ActionBody.Complete body) {
        var given = Optional.<ActionBody>ofNullable(body).orElseGet(() -> new ActionBody.Complete("", "", ""));
        return act(id, given, ActionTerms.of(ifMatch, key));
    }

    private Uni<RestResponse<RiskEventView>> act(String id, ActionBody body, ActionTerms terms) {
        return handling.act(new ActionRequest(caller.workspace(), caller.name(), id, body, terms))
                .map(EventResource::answer);
    }
}
