package io.watchkeeper.event;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/api/v1/events")
@Tag(name = "events")
@PermissionsAllowed(Permissions.READ)
class EventResource {
    private final EventBrowsing browsing;
    private final Caller caller;

    EventResource(EventBrowsing browsing, Caller caller) {
        this.browsing = browsing;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "Risk events, worst first",
            description =
                    "Every event that does not change its place in the order while pages are read is on exactly one of them. 400 names the values that cannot be used.")
    public Uni<EventPage> list(@BeanParam EventListParameters parameters) {
        return browsing.list(
                caller.workspaces(parameters.workspace()), EventFilter.parse(parameters.given(), EventSort.WORST));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One risk event with its timeline")
    public Uni<RestResponse<RiskEventView>> find(@PathParam("id") String id) {
        return browsing.find(caller.workspaces(), id).map(EventResource::answer);
    }

    static RestResponse<RiskEventView> answer(RiskEventView event) {
        return ResponseBuilder.ok(event)
                .header(HttpHeaders.ETAG, ActionTerms.etag(event.version()))
                .build();
    }
}
