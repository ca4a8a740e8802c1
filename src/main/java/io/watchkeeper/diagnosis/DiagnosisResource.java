package io.watchkeeper.diagnosis;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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

    private final DiagnosisReplays replays;

    DiagnosisResource(DiagnosisDesk desk, DiagnosisReplays replays) {
        this.desk = desk;
        this.replays = replays;
    }

    @GET
    @Operation(
            summary = "A diagnosis with the way that it took so far",
            description = "RUNNING until it is CONCLUDED, INCONCLUSIVE or TIMED_OUT.")
    public Uni<DiagnosisView> find(@PathParam("id") String id) {
        return desk.find(id);
    }

    @POST
    @Path("/replay")
    @Operation(
            summary = "What a tree of today, or other answers, would conclude",
            description =
                    "Walks the tree of the live version, or of rulebookVersion, on the evidence that is stored; evidence replaces answers by node. Nothing is measured or stored. "
                            + "A stored answer counts only where the same would be asked; where none does, lacks names the node. 422 for a version or tree that there is not.")
    public Uni<ReplayedDiagnosis> replay(@PathParam("id") String id, ReplayRequest request) {
        return replays.replay(id, request);
    }
}
