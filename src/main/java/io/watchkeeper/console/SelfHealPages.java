package io.watchkeeper.console;

import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.healing.HealRecordFilter;
import io.watchkeeper.healing.HealScenarioBody;
import io.watchkeeper.healing.HealSheet;
import io.watchkeeper.healing.HealSheets;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;

/** Self-heal: what stops it, how far it goes, what waits for a person, and what it did. */
@Path(SelfHealPages.PATH)
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.READ)
public class SelfHealPages {
    static final String PATH = "/self-heal";

    private final SelfHealDesk desk;
    private final HealSheets sheets;
    private final Viewer viewer;

    SelfHealPages(SelfHealDesk desk, HealSheets sheets, Viewer viewer) {
        this.desk = desk;
        this.sheets = sheets;
        this.viewer = viewer;
    }

    @GET
    public Uni<TemplateInstance> index(@Context UriInfo uri) {
        var query = new ListQuery(PATH, uri.getQueryParameters());
        try {
            return index(query, query.heals(viewer.zone()), List.of());
        } catch (ProblemException rejected) {
            var faults = rejected.problem().errors().stream().map(Flaw::message).toList();
            return index(query, HealRecordFilter.LATEST, faults);
        }
    }

    private Uni<TemplateInstance> index(ListQuery query, HealRecordFilter filter, List<Sentence> faults) {
        return desk.show(query.text("workspace"), filter, faults, null).map(view -> Templates.index(view, query));
    }

    @GET
    @Path("/records/{id: \\d{1,18}}")
    public Uni<TemplateInstance> record(@PathParam("id") String id) {
        return sheets.of(id).map(sheet -> Templates.record(sheet, null));
    }

    @POST
    @Path("/records/{id: \\d{1,18}}/answer")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed(Permissions.MANAGE_SELF_HEAL)
    public Uni<Response> answer(
            @PathParam("id") String id, @FormParam("answer") String answer, @FormParam("reason") String reason) {
        var done = Uni.createFrom()
                .deferred(() -> desk.answer(id, "yes".equals(answer), reason))
                .map(record -> Redirect.to(PATH + "/records/" + record.id(), Flash.of(Notice.SAVED)));
        return Refusals.shownOn(done, (problem, why) -> sheets.of(id).map(sheet -> Templates.record(sheet, why)));
    }

    @POST
    @Path("/scenarios/{code}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed(Permissions.MANAGE_SELF_HEAL)
    public Uni<Response> mode(
            @PathParam("code") String code,
            @FormParam("workspace") String workspace,
            @FormParam("mode") String mode,
            @FormParam("planCode") String plan,
            @FormParam("version") long version) {
        return shown(Uni.createFrom()
                .deferred(() -> desk.mode(workspace, code, new HealScenarioBody(mode, plan), version))
                .map(saved -> done()));
    }

    @POST
    @Path("/kill-switches")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed(Permissions.MANAGE_SELF_HEAL)
    public Uni<Response> kill(
            @FormParam("workspace") String workspace,
            @FormParam("scope") String scope,
            @FormParam("engaged") boolean engaged,
            @FormParam("reason") String reason) {
        return shown(Uni.createFrom()
                .deferred(() -> desk.kill(workspace, scope, engaged, reason))
                .map(saved -> done()));
    }

    @POST
    @Path("/breakers")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed(Permissions.MANAGE_SELF_HEAL)
    public Uni<Response> close(
            @FormParam("workspace") String workspace,
            @FormParam("scope") String scope,
            @FormParam("reason") String reason) {
        return shown(Uni.createFrom()
                .deferred(() -> desk.close(workspace, scope, reason))
                .map(saved -> done()));
    }

    private Uni<Response> shown(Uni<Response> done) {
        return Refusals.shownOn(done, (problem, why) -> desk.show("", HealRecordFilter.LATEST, List.of(), why)
                .map(view -> Templates.index(view, new ListQuery(PATH, new MultivaluedHashMap<>()))));
    }

    private static Response done() {
        return Redirect.to(PATH, Flash.of(Notice.SAVED));
    }

    @CheckedTemplate(basePath = "SelfHeal")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance index(SelfHealView view, ListQuery query);

        static native TemplateInstance record(HealSheet sheet, Sentence refusal);
    }
}
