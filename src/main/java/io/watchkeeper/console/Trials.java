package io.watchkeeper.console;

import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.decision.EventContext.EventPresence;
import io.watchkeeper.event.SignalState;
import io.watchkeeper.intake.FactTrial;
import io.watchkeeper.journal.DecisionHistory;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.RulebookRepository;
import io.watchkeeper.rulebook.RulebookVersion;
import io.watchkeeper.rulebook.RulebookVersion.State;
import io.watchkeeper.rulebook.StoredRulebook;

/** One fact, decided by one version of the rulebook, and nothing stored. The fact travels in a form and not in the address: what alerts say stands in no log of addresses. */
@Path("/rulebooks/{version: \\d{1,18}}/try")
@Produces(MediaType.TEXT_HTML)
@PermissionsAllowed(Permissions.READ)
public class Trials {
    private static final int MOST_VERSIONS = 8;

    private final FactTrial trial;
    private final RulebookPages pages;
    private final RulebookRepository store;
    private final DecisionHistory history;
    private final Caller caller;

    Trials(FactTrial trial, RulebookPages pages, RulebookRepository store, DecisionHistory history, Caller caller) {
        this.trial = trial;
        this.pages = pages;
        this.store = store;
        this.history = history;
        this.caller = caller;
    }

    /**
     * The page.
     *
     * @param others versions on which the same fact may be tried: those under way, and the live one
     * @param trial what came of it, or null where nothing was tried
     * @param flaws why nothing was
     */
    public record Shown(
            RulebookVersion about, TypedFact typed, List<RulebookVersion> others, Trial trial, List<Flaw> flaws) {
        public List<TypedField> ofInspection() {
            return TypedField.OF_INSPECTION;
        }

        public List<TypedField> ofEvent() {
            return TypedField.OF_EVENT;
        }

        public List<String> outcomes() {
            return List.of("FAILED", "ERROR", "PASSED");
        }

        public List<SignalState> statuses() {
            return List.of(SignalState.values());
        }

        public List<EventPresence> presences() {
            return List.of(EventPresence.values());
        }
    }

    /** @param signal the id of one that was decided: it is tried at once */
    @GET
    public Uni<Response> form(@PathParam("version") long version, @QueryParam("signal") Optional<String> signal) {
        return pages.find(version).chain(stored -> signal.map(id ->
                        history.ofSignal(caller.workspaces(), id).chain(past -> decided(stored, TypedFact.of(past))))
                .orElseGet(() -> page(stored, TypedFact.example(), null, List.of())
                        .map(page -> Response.ok(page).build())));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> decide(@PathParam("version") long version, @BeanParam TypedFields fields) {
        return pages.find(version).chain(stored -> decided(stored, new TypedFact(fields.given())));
    }

    private Uni<Response> decided(StoredRulebook stored, TypedFact typed) {
        var workspace = caller.workspaceFor(Permissions.READ);
        return Uni.createFrom()
                .deferred(() -> trial.of(workspace, typed.request(stored.about().version())))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(tried -> Trial.of(tried, stored, typed.text("table"), row(typed)))
                .chain(tried -> page(stored, typed, tried, List.of()))
                .map(page -> Response.ok(page).build())
                .onFailure(Trials::refused)
                .recoverWithUni(failure -> refusal(stored, typed, (ProblemException) failure));
    }

    private Uni<Response> refusal(StoredRulebook stored, TypedFact typed, ProblemException refused) {
        return page(stored, typed, null, refused.problem().errors())
                .map(page ->
                        Response.status(refused.problem().status()).entity(page).build());
    }

    private Uni<TemplateInstance> page(StoredRulebook stored, TypedFact typed, Trial tried, List<Flaw> flaws) {
        return store.list(RulebookRepository.WORKSPACE).map(versions -> {
            var others = versions.stream()
                    .filter(version -> version.version() != stored.about().version())
                    .filter(version -> version.live() || underWay(version.state()))
                    .limit(MOST_VERSIONS)
                    .toList();
            return Templates.index(new Shown(stored.about(), typed, others, tried, flaws));
        });
    }

    private static boolean underWay(State state) {
        return switch (state) {
            case DRAFT, SUBMITTED, APPROVED -> true;
            case PUBLISHED, RETIRED, REJECTED, FAULTY -> false;
        };
    }

    private static int row(TypedFact typed) {
        return typed.text("row").matches("\\d{1,7}") ? Integer.parseInt(typed.text("row")) : 0;
    }

    private static boolean refused(Throwable failure) {
        return failure instanceof ProblemException problem && problem.problem().status() == 422;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance index(Shown shown);
    }
}
