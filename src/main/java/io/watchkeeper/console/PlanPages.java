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
import io.watchkeeper.plan.PlanDrawing;
import io.watchkeeper.rulebook.LiveRulebook;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The emergency plans of the live rulebook. */
@Path("/plans")
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.READ)
public class PlanPages {
    private final PlanBrowsing plans;
    private final LiveRulebook live;
    private final Viewer viewer;

    PlanPages(PlanBrowsing plans, LiveRulebook live, Viewer viewer) {
        this.plans = plans;
        this.live = live;
        this.viewer = viewer;
    }

    @GET
    public Uni<TemplateInstance> index() {
        return plans.plans().map(PlanListing::new).map(Templates::index);
    }

    @GET
    @Path("/{code}")
    public Uni<TemplateInstance> show(@PathParam("code") String code) {
        var language = viewer.language().tag();
        long rulebook = live.current().version();
        return plans.plan(code)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(plan -> new PlanStory(plan, PlanDrawing.of(plan, language), rulebook))
                .map(Templates::show);
    }

    @GET
    @Path("/{code}/yaml")
    @Produces("application/yaml")
    public RestResponse<String> yaml(@PathParam("code") String code) {
        var plan = plans.written(code);
        return ResponseBuilder.ok(plan.yaml())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + plan.code() + ".yaml\"")
                .build();
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance index(PlanListing listing);

        static native TemplateInstance show(PlanStory story);
    }
}
