package io.watchkeeper.console;

import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.diagnosis.DiagnosisDesk;
import io.watchkeeper.diagnosis.DiagnosisReplays;
import io.watchkeeper.diagnosis.ReplayRequest;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;

/** What a tree of today, or other answers, would conclude. What is typed travels in a form: answers stand in no log of addresses. */
@Path("/diagnoses/{id: \\d{1,18}}/replay")
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.READ)
public class DiagnosisReplayPages {
    private final DiagnosisReplays replays;
    private final DiagnosisDesk desk;
    private final Viewer viewer;

    DiagnosisReplayPages(DiagnosisReplays replays, DiagnosisDesk desk, Viewer viewer) {
        this.replays = replays;
        this.desk = desk;
        this.viewer = viewer;
    }

    /**
     * The page.
     *
     * @param version that was typed, or that was walked
     * @param flaws why what was typed is not shown; what stands there then is what the live version concludes
     */
    public record Shown(
            DiagnosisReplays.Drawn drawn, String version, List<TypedAnswers.Field> fields, List<Flaw> flaws) {}

    /** @param version whose tree is walked; the live one where none is given */
    @GET
    public Uni<TemplateInstance> stored(@PathParam("id") String id, @QueryParam("version") Long version) {
        return shown(id, new ReplayRequest(version, null), TypedAnswers.none(), List.of());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> replay(@PathParam("id") String id, MultivaluedMap<String, String> fields) {
        var typed = new TypedAnswers(fields);
        return desk.find(id)
                .chain(diagnosis -> shown(id, typed.request(diagnosis), typed, List.of()))
                .map(page -> Response.ok(page).build())
                .onFailure(DiagnosisReplayPages::refused)
                .recoverWithUni(failure -> refusal(id, typed, (ProblemException) failure));
    }

    private static boolean refused(Throwable failure) {
        return failure instanceof ProblemException problem && problem.problem().status() == 422;
    }

    private Uni<Response> refusal(String id, TypedAnswers typed, ProblemException refused) {
        return shown(id, new ReplayRequest(null, null), typed, refused.problem().errors())
                .map(page -> Response.status(422).entity(page).build());
    }

    private Uni<TemplateInstance> shown(String id, ReplayRequest request, TypedAnswers typed, List<Flaw> flaws) {
        return replays.drawn(id, request, viewer.language().tag()).map(drawn -> {
            var version = typed.text("version").isEmpty()
                    ? Long.toString(drawn.replayed().rulebookVersion())
                    : typed.text("version");
            return Templates.replay(
                    new Shown(drawn, version, typed.fields(drawn.replayed().path()), flaws));
        });
    }

    @CheckedTemplate(basePath = "Diagnoses")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance replay(Shown shown);
    }
}
