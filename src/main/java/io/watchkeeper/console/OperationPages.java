package io.watchkeeper.console;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.plan.PlanBrowsing;
import io.watchkeeper.remote.Scripts;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** What plans can do by themselves. */
@Path("/operations")
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.READ)
public class OperationPages {
    private final PlanBrowsing plans;
    private final Scripts scripts;

    OperationPages(PlanBrowsing plans, Scripts scripts) {
        this.plans = plans;
        this.scripts = scripts;
    }

    @GET
    public Uni<TemplateInstance> index() {
        return plans.operations()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(operations -> Templates.index(new OperationListing(operations, scripts.found())));
    }

    /** As it is written. */
    @GET
    @Path("/{code}/yaml")
    @Produces("application/yaml")
    public RestResponse<String> yaml(@PathParam("code") String code) {
        return ResponseBuilder.ok(plans.writtenOperation(code))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + code + ".yaml\"")
                .build();
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance index(OperationListing listing);
    }
}
