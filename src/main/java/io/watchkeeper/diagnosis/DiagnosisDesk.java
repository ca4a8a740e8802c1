package io.watchkeeper.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.watchkeeper.access.AuditLog;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.diagnosis.DiagnosisTree;
import io.watchkeeper.event.EventBrowsing;
import io.watchkeeper.event.EventState;
import io.watchkeeper.event.EventStore;
import io.watchkeeper.event.RiskEventView;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;

/** Starts diagnoses on request, and shows them. */
@Singleton
public class DiagnosisDesk {
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

    private final DiagnosisStore store;
    private final DiagnosisRuns.Rulebooks rulebooks;
    private final Events events;
    private final Caller caller;
    private final AuditLog audit;

    /** Of which diagnoses are made. */
    @Singleton
    record Events(EventBrowsing browsing, EventStore store, Pool pool) {}

    DiagnosisDesk(
            DiagnosisStore store, DiagnosisRuns.Rulebooks rulebooks, Events events, Caller caller, AuditLog audit) {
        this.store = store;
        this.rulebooks = rulebooks;
        this.events = events;
        this.caller = caller;
        this.audit = audit;
    }

    /**
     * Begins a diagnosis; any node runs it.
     *
     * @param tree its code, null for the first that is bound to the event's scenario
     * @return its id; fails with 404, 403, 409 for a completed event, 422 for a tree that there is not
     */
    public Uni<String> start(String eventId, String tree) {
        return events.browsing().find(caller.workspaces(), eventId).chain(event -> {
            caller.grants().demand(Permissions.START_DIAGNOSES, event.workspace());
            if (event.state() == EventState.COMPLETED) {
                throw ProblemException.conflict("The event is COMPLETED; a diagnosis would look at what is over.");
            }
            return begin(event, tree(event, tree));
        });
    }

    private DiagnosisTree tree(RiskEventView event, String wanted) {
        var trees = rulebooks.live().current().trees();
        if (wanted != null && !wanted.isBlank()) {
            return trees.tree(wanted.strip()).orElseThrow(() -> unknownTree(wanted));
        }
        return trees.forScenario(event.scenario().code()).stream()
                .findFirst()
                .orElseThrow(() -> ProblemException.unprocessable(
                        "No diagnosis tree is bound to the scenario of this event; name one.",
                        List.of(Flaw.at("/tree", "MISSING_VALUE", "Name a tree.", "请指定诊断树。")
                                .allowing(codes()))));
    }

    private ProblemException unknownTree(String wanted) {
        return ProblemException.unprocessable(
                "There is no such diagnosis tree.",
                List.of(Flaw.at("/tree", "UNKNOWN_TREE", "There is no such tree.", "没有该诊断树。")
                        .found(wanted)
                        .allowing(codes())));
    }

    private String codes() {
        return String.join(
                ", ",
                rulebooks.live().current().trees().inOrder().stream()
                        .map(DiagnosisTree::code)
                        .toList());
    }

    private Uni<String> begin(RiskEventView event, DiagnosisTree tree) {
        var version = rulebooks.live().current().version();
        var start = new DiagnosisStore.Start(tree.code(), tree.root(), version, tree.within());
        var entry = audit.entry(event.workspace(), "diagnosis.start", event.id());
        return events.pool().withTransaction(transaction -> store.begin(
                        transaction, Long.parseLong(event.id()), start, caller.name())
                .map(begun -> begun.orElseThrow(DiagnosisDesk::unknown))
                .call(begun -> events.store()
                        .show(transaction, begun.event(), begun.shown(DiagnosisState.RUNNING, Optional.empty())))
                .call(begun -> audit.record(
                        transaction, entry.with(Map.of("tree", tree.code(), "diagnosis", Long.toString(begun.id())))))
                .map(begun -> Long.toString(begun.id())));
    }

    /** @return fails with 404 */
    public Uni<DiagnosisView> find(String id) {
        return stored(id).map(stored -> new DiagnosisRendering(rulebook(stored)).view(stored));
    }

    /**
     * The same with its tree as a picture; fails with 404.
     *
     * @param language of the texts in the picture
     */
    public Uni<DrawnDiagnosis> drawn(String id, String language) {
        return stored(id).map(stored -> {
            var rulebook = rulebook(stored);
            var view = new DiagnosisRendering(rulebook).view(stored);
            return DrawnDiagnosis.of(view, rulebook, stored.row().root(), language);
        });
    }

    private Uni<DiagnosisRendering.Stored> stored(String id) {
        return row(id).chain(row -> store.former(row).chain(former -> store.evidence(ids(row, former))
                        .map(evidence -> new DiagnosisRendering.Stored(
                                row,
                                evidence.get(row.id()),
                                row.decided(),
                                former.map(
                                        before -> new DiagnosisRendering.Before(before, evidence.get(before.id())))))))
                // the version that it was begun with may have to be compiled first
                .emitOn(Infrastructure.getDefaultWorkerPool());
    }

    private static Set<Long> ids(DiagnosisRow row, Optional<DiagnosisRow> former) {
        return former.map(before -> Set.of(row.id(), before.id())).orElse(Set.of(row.id()));
    }

    /** @throws ProblemException 404 for a text that is no id */
    static long number(String id) {
        if (!ID.matcher(id).matches()) {
            throw unknown();
        }
        return Long.parseLong(id);
    }

    private Uni<DiagnosisRow> row(String id) {
        return store.find(caller.workspaces(), number(id)).map(found -> found.orElseThrow(DiagnosisDesk::unknown));
    }

    private Rulebook rulebook(DiagnosisRendering.Stored stored) {
        return rulebooks.past().find(stored.row().rulebookVersion()).orElseGet(rulebooks.live()::current);
    }

    /** Diagnoses of an event, the latest first, without their ways. */
    public Uni<DiagnosisPage> ofEvent(String eventId, int limit, Optional<String> cursor) {
        var before = cursor.map(DiagnosisDesk::position).orElse(Long.MAX_VALUE);
        return events.browsing().find(caller.workspaces(), eventId).chain(event -> store.ofEvent(
                        caller.workspaces(), Long.parseLong(event.id()), limit + 1, before)
                .map(rows -> DiagnosisPage.of(rows, limit, rulebooks.live().current())));
    }

    private static long position(String cursor) {
        if (!ID.matcher(cursor).matches()) {
            throw ProblemException.badRequest("cursor is not one that this list has given");
        }
        return Long.parseLong(cursor);
    }

    static ProblemException unknown() {
        return ProblemException.notFound("There is no such diagnosis.");
    }
}
