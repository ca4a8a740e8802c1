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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Where Prometheus posts its alerts when it takes this service for an Alertmanager. */
@Path("/api/v2/alerts")
@PermissionsAllowed(Permissions.SEND_SIGNALS)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "intake")
public class PrometheusResource {
    private final Arrivals arrivals;

    PrometheusResource(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    @POST
    @Operation(summary = "Takes alerts as Prometheus posts them to an Alertmanager")
    public Uni<String> alerts(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(Examples.PROMETHEUS)))
                    byte[] body,
            @RestQuery String source,
            HttpServerRequest request) {
        return arrivals.take(Format.PROMETHEUS, body, source, request);
    }
}
