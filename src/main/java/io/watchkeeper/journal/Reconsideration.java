package io.watchkeeper.journal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.decision.PastDecision;
import io.watchkeeper.decision.Replay;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.Verdict;
import io.watchkeeper.event.EventDiagnosis;
import io.watchkeeper.event.EventRecord;
import io.watchkeeper.event.EventStanding;
import io.watchkeeper.event.EventState;
import io.watchkeeper.event.EventStore;
import io.watchkeeper.store.BulkStatement;

/** Decides grade and plans of an event again, on what a diagnosis of it has found: its latest graded signal, once more, with the finding in its context. */
@Singleton
public class Reconsideration {
    private static final int LOOKED_AT = 10;

    private static final String LATEST =
            """
            select decision from decided_signal where event_id = $1
            order by received_at desc, signal_id desc limit $2
            """;

    private final EventStore events;
    private final DecisionWorkers workers;
    private final Timing timing;

    Reconsideration(EventStore events, DecisionWorkers workers, Timing timing) {
        this.events = events;
        this.workers = workers;
        this.timing = timing;
    }

    /**
     * Shows the diagnosis on its event and, where the event still is in the life that was diagnosed, decides again.
     *
     * @return the verdict, empty where nothing was decided; fails as rules do
     */
    public Uni<Optional<Verdict>> reconsider(
            SqlClient transaction, Rulebook rulebook, long event, EventDiagnosis diagnosis) {
        return events.lock(transaction, Set.of(), Set.of(event))
                .chain(() -> events.load(transaction, Set.of(), Set.of(event)))
                .chain(found -> found.stream()
                        .findFirst()
                        .filter(record -> record.counts().reopened() == diagnosis.life())
                        .map(record -> reconsider(transaction, rulebook, record, diagnosis))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Optional<Verdict>> reconsider(
            SqlClient transaction, Rulebook rulebook, EventRecord event, EventDiagnosis diagnosis) {
        var shown = events.show(transaction, event.id(), diagnosis);
        if (diagnosis.found() == null || event.state() == EventState.COMPLETED) {
            return shown.replaceWith(Optional.empty());
        }
        return shown.chain(() -> graded(transaction, event.id()))
                .chain(past -> past.map(latest -> decide(rulebook, latest, diagnosis))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())))
                .map(verdict -> verdict.filter(again -> sameScenario(again, event)))
                .call(verdict -> verdict.map(again -> write(transaction, rulebook, event, diagnosis, again))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Optional<PastDecision>> graded(SqlClient transaction, long event) {
        return transaction
                .preparedQuery(LATEST)
                .execute(Tuple.of(event, LOOKED_AT))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> PastDecision.read(row.getString("decision")))
                        .filter(past -> !past.decided().grade().isEmpty())
                        .findFirst());
    }

    private Uni<Optional<Verdict>> decide(Rulebook rulebook, PastDecision latest, EventDiagnosis diagnosis) {
        var context = latest.context().with(Optional.of(diagnosis.found()));
        var now = Optional.of(timing.clock().instant());
        var past = new PastDecision(latest.signal(), context, now, latest.decided());
        return workers.run(
                () -> Optional.of(Replay.of(rulebook, List.of(past), now).get(0)));
    }

    /** A rulebook of today may take the signal for something else; then its grade says nothing about this event. */
    private static boolean sameScenario(Verdict verdict, EventRecord event) {
        var scenario = verdict.situation().recognition().scenario();
        return verdict.grade().isPresent()
                && scenario.isPresent()
                && scenario.get().code().equals(event.identity().scenario());
    }

    private Uni<Void> write(
            SqlClient transaction, Rulebook rulebook, EventRecord event, EventDiagnosis diagnosis, Verdict again) {
        var standing = EventStanding.of(again, rulebook.version());
        return BulkStatement.execute(
                transaction, events.writes(List.of(event.diagnosed(standing, diagnosis)), Map.of()));
    }
}
