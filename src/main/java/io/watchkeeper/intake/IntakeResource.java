package io.watchkeeper.intake;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.watchkeeper.access.Permissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Where alerts and inspection results are posted. */
@Path("/api/v1/intake")
@PermissionsAllowed(Permissions.SEND_SIGNALS)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "intake")
@APIResponse(
        responseCode = "200",
        description = "Each member's outcome",
        content = @Content(examples = @ExampleObject(Examples.ANSWER)))
@APIResponse(responseCode = "400", description = "Not JSON")
@APIResponse(responseCode = "413", description = "Too large, or too many members")
@APIResponse(responseCode = "415", description = "Not application/json, or packed in another way than gzip")
@APIResponse(responseCode = "422", description = "No member can be taken")
@APIResponse(responseCode = "503", description = "Nothing was taken; come back after Retry-After")
public class IntakeResource {
    private final Arrivals arrivals;

    IntakeResource(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    @POST
    @Path("/alertmanager")
    @Operation(summary = "Takes the webhook of Alertmanager, version 4, as it is")
    public Uni<String> alertmanager(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(Examples.ALERTMANAGER)))
                    byte[] body,
            @RestQuery String source,
            HttpServerRequest request) {
        return arrivals.take(Format.ALERTMANAGER, body, source, request);
    }

    @POST
    @Path("/alerts")
    @Operation(summary = "Takes one alert or an array of them")
    public Uni<String> alerts(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(Examples.ALERTS)))
                    byte[] body,
            @RestQuery String source,
            HttpServerRequest request) {
        return arrivals.take(Format.ALERTS, body, source, request);
    }

    @POST
    @Path("/inspection-results")
    @Operation(summary = "Takes one inspection result or an array of them")
    public Uni<String> inspectionResults(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(Examples.INSPECTIONS)))
                    byte[] body,
            @RestQuery String source,
            HttpServerRequest request) {
        return arrivals.take(Format.INSPECTIONS, body, source, request);
    }
}
