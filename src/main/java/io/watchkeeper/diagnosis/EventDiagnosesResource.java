package io.watchkeeper.diagnosis;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.access.once.Once;
import io.watchkeeper.problem.FilterReader;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** The searches for the cause of one risk event. */
@Path("/api/v1/events/{id}/diagnoses")
@Tag(name = "diagnoses")
class EventDiagnosesResource {
    private final DiagnosisDesk desk;

    EventDiagnosesResource(DiagnosisDesk desk) {
        this.desk = desk;
    }

    /** @param tree its code; left out for the one that is bound to the event's scenario */
    public record Request(String tree) {}

    @Once
    @POST
    @PermissionsAllowed(Permissions.START_DIAGNOSES)
    @Operation(
            summary = "Look for the cause of an event",
            description =
                    "409 once the event is COMPLETED, 422 for a tree that there is not, or where the scenario has none and none is named.")
    public Uni<RestResponse<Map<String, String>>> start(@PathParam("id") String event, Request request) {
        return desk.start(event, request == null ? null : request.tree())
                .map(id -> ResponseBuilder.create(Status.ACCEPTED, Map.of("id", id))
                        .location(URI.create("/api/v1/diagnoses/" + id))
                        .build());
    }

    @GET
    @PermissionsAllowed(Permissions.READ)
    @Operation(summary = "Diagnoses of an event, the latest first")
    public Uni<DiagnosisPage> ofEvent(
            @PathParam("id") String event,
            @RestQuery @Parameter(description = "1 to 500, usually 50", example = "50") List<String> limit,
            @RestQuery String cursor) {
        return desk.ofEvent(event, FilterReader.page(limit, "diagnoses"), Optional.ofNullable(cursor));
    }
}
