package io.watchkeeper.console;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.plan.OperationView;
import io.watchkeeper.plan.PlanBrowsing;

/** What plans can do by themselves. */
@Path("/operations")
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.READ)
public class OperationPages {
    private final PlanBrowsing plans;

    OperationPages(PlanBrowsing plans) {
        this.plans = plans;
    }

    @GET
    public TemplateInstance index() {
        return Templates.index(plans.operations());
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance index(List<OperationView> operations);
    }
}
