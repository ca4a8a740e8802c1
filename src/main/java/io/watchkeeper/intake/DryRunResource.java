package io.watchkeeper.intake;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What would be decided. */
@Path("/api/v1/decisions/dry-run")
@PermissionsAllowed(Permissions.READ)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "decisions")
public class DryRunResource {
    private static final String EXAMPLE =
            """
            {"facts": [
              {"type": "Alert", "labels": {"alertname": "HostOutOfDiskSpace", "severity": "critical", "instance": "web-1:9100"}},
              {"type": "OpenEvent", "occurrences": 4, "firing": 1, "openSeconds": 3600}],
             "at": "2026-11-23T12:00:00Z"}
            """;

    private final DryRun dryRun;
    private final Caller caller;

    DryRunResource(DryRun dryRun, Caller caller) {
        this.dryRun = dryRun;
        this.caller = caller;
    }

    @POST
    @Operation(
            summary = "Decides facts without storing anything",
            description =
                    "Signals are given as to intake, with their type; OpenEvent, CompletedEvent, ScenarioWindow, Episode and PlannedChange say what shall be known of"
                            + " their event, which is new otherwise.")
    public Uni<DryRun.Decided> decide(
            @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(EXAMPLE)))
                    byte[] body) {
        return dryRun.decide(caller.workspaceFor(Permissions.READ), body);
    }
}
