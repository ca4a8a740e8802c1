package io.watchkeeper.console;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.diagnosis.DiagnosisDesk;
import io.watchkeeper.diagnosis.DrawnDiagnosis;

/** One diagnosis, watched while it runs and kept afterwards. */
@Path("/diagnoses/{id: \\d{1,18}}")
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.READ)
public class Diagnoses {
    private final DiagnosisDesk desk;
    private final Viewer viewer;

    Diagnoses(DiagnosisDesk desk, Viewer viewer) {
        this.desk = desk;
        this.viewer = viewer;
    }

    @GET
    public Uni<TemplateInstance> show(@PathParam("id") String id) {
        return desk.drawn(id, viewer.language().tag()).map(Templates::show);
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance show(DrawnDiagnosis drawn);
    }
}
