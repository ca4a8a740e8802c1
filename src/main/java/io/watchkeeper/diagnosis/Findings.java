package io.watchkeeper.diagnosis;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.watchkeeper.decision.CanonicalJson;
import io.watchkeeper.decision.DiagnosisFound;
import io.watchkeeper.decision.Verdict;
import io.watchkeeper.journal.Reconsideration;
import io.watchkeeper.rulebook.LiveRulebook;

/** Ends diagnoses, and tells the event what they found: its timeline, its grade, its plans; all of it or nothing. */
@Singleton
class Findings {
    private final Pool pool;
    private final DiagnosisLeases leases;
    private final DiagnosedEvents events;
    private final Reconsideration reconsideration;
    private final LiveRulebook rulebooks;

    Findings(
            Pool pool,
            DiagnosisLeases leases,
            DiagnosedEvents events,
            Reconsideration reconsideration,
            LiveRulebook rulebooks) {
        this.pool = pool;
        this.leases = leases;
        this.events = events;
        this.reconsideration = reconsideration;
        this.rulebooks = rulebooks;
    }

    /** @return false where another node runs it by now */
    Uni<Boolean> tell(DiagnosisRow row, DiagnosisState state, Optional<DiagnosisFound> found) {
        return tell(row, state, found, true).onFailure().recoverWithUni(failed -> {
            // the finding is worth more than what rules make of it
            Log.warnf(failed, "Diagnosis %d could not be decided on; it is kept without", (Long) row.id());
            return tell(row, state, found, false);
        });
    }

    private Uni<Boolean> tell(DiagnosisRow row, DiagnosisState state, Optional<DiagnosisFound> found, boolean decide) {
        return pool.withTransaction(transaction -> decided(transaction, row, state, found, decide)
                        .chain(verdict -> leases.end(transaction, row, state, found, verdict.map(CanonicalJson::of)))
                        .chain(ended -> ended
                                ? events.tell(transaction, row, state, found.map(DiagnosisFound::cause))
                                        .replaceWith(true)
                                : Uni.createFrom().<Boolean>failure(new Overtaken())))
                .onFailure(Overtaken.class)
                .recoverWithItem(false);
    }

    private Uni<Optional<Verdict>> decided(
            SqlConnection transaction,
            DiagnosisRow row,
            DiagnosisState state,
            Optional<DiagnosisFound> found,
            boolean decide) {
        var shown = row.shown(state, decide ? found : Optional.empty());
        return reconsideration.reconsider(transaction, rulebooks.current(), row.event(), shown);
    }

    /** Rolls back what a node wrote that no longer runs the diagnosis. */
    private static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Overtaken() {
            super("another node runs the diagnosis", null, false, false);
        }
    }
}
