package io.watchkeeper.console;

import java.util.Map;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.plan.PlanBrowsing;
import io.watchkeeper.plan.PlanDrawing;
import io.watchkeeper.plan.PlanRehearsals;
import io.watchkeeper.plan.PlanView;
import io.watchkeeper.plan.RunBrowsing;
import io.watchkeeper.rulebook.LiveRulebook;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The emergency plans of the live rulebook. */
@Path("/plans")
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.READ)
public class PlanPages {
    private final PlanBrowsing plans;
    private final PlanRehearsals rehearsals;
    private final LiveRulebook live;
    private final RunBrowsing runs;
    private final Viewer viewer;

    PlanPages(PlanBrowsing plans, PlanRehearsals rehearsals, LiveRulebook live, RunBrowsing runs, Viewer viewer) {
        this.plans = plans;
        this.rehearsals = rehearsals;
        this.live = live;
        this.runs = runs;
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
                .chain(plan -> runs.lately(viewer.workspaces(), code)
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(lately -> new PlanStory(
                                plan, PlanDrawing.of(plan, language), rulebook, PlanWish.of(Map.of()), lately)))
                .map(Templates::show);
    }

    /** Query: event, targets one a line, and {@code parameter.name} for each parameter. */
    @GET
    @Path("/{code}/rehearsal")
    public Uni<TemplateInstance> rehearse(@PathParam("code") String code, @Context UriInfo uri) {
        var wish = PlanWish.of(uri.getQueryParameters());
        return plans.plan(code)
                .chain(plan ->
                        rehearsals.of(code, wish.wish()).map(rehearsed -> Templates.rehearsal(plan, wish, rehearsed)));
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

        static native TemplateInstance rehearsal(PlanView plan, PlanWish wish, PlanRehearsals.Rehearsed rehearsed);
    }
}
