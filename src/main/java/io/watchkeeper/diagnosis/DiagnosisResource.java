package io.watchkeeper.diagnosis;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Permissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One search for the cause of a risk event. */
@Path("/api/v1/diagnoses/{id}")
@Tag(name = "diagnoses")
@PermissionsAllowed(Permissions.READ)
class DiagnosisResource {
    private final DiagnosisDesk desk;

    DiagnosisResource(DiagnosisDesk desk) {
        this.desk = desk;
    }

    @GET
    @Operation(
            summary = "A diagnosis with the way that it took so far",
            description = "RUNNING until it is CONCLUDED, INCONCLUSIVE or TIMED_OUT.")
    public Uni<DiagnosisView> find(@PathParam("id") String id) {
        return desk.find(id);
    }
}
