package io.watchkeeper.event;

import java.util.Optional;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/events/{id}")
@Tag(name = "events")
@Consumes(MediaType.APPLICATION_JSON)
@PermissionsAllowed(Permissions.HANDLE_EVENTS)
class EventActionResource {
    private static final String KEY = "Idempotency-Key";

    private final EventHandling handling;
    private final Caller caller;
    private final ObjectMapper json;

    EventActionResource(EventHandling handling, Caller caller, ObjectMapper json) {
        this.handling = handling;
        this.caller = caller;
        this.json = json;
    }

    @POST
    @Path("/respond")
    @Operation(summary = "Take the event in hand", description = "409 unless it is DISCOVERED.")
    public Uni<RestResponse<RiskEventView>> respond(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(KEY) String key,
            @RequestBody(content = @Content(schema = @Schema(implementation = ActionBody.Respond.class))) String body)
            throws JsonProcessingException {
        // as text, because a response without a word need not have a body
        var read = body == null || body.isBlank() ? null : json.readValue(body, ActionBody.Respond.class);
        var given = Optional.<ActionBody>ofNullable(read).orElseGet(() -> new ActionBody.Respond(""));
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
        return handling.act(new ActionRequest(caller.grants(), caller.name(), id, body, terms))
                .map(EventResource::answer);
    }
}
