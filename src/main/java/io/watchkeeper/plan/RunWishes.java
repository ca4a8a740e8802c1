package io.watchkeeper.plan;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.plan.RunTransitions.Move;
import io.watchkeeper.plan.machine.Happening;
import io.watchkeeper.plan.machine.Progress;
import io.watchkeeper.plan.machine.Question;
import io.watchkeeper.plan.machine.Reaction;
import io.watchkeeper.plan.machine.RunMachine;

/** What people want of runs, on any node: the one that looks after the run goes on from there. */
@Singleton
class RunWishes {
    private final RunStore store;
    private final RunTransitions transitions;

    RunWishes(RunStore store, RunTransitions transitions) {
        this.store = store;
        this.transitions = transitions;
    }

    /** Fails with status 409 for what does not fit where the run is, 404 for a step that there is not. */
    Uni<StoredRun> carryOut(SqlClient transaction, StoredRun run, Happening wish, Optional<String> confirmedBy) {
        var reaction = new RunMachine(run.layout()).react(run.progress(), wish);
        if (reaction instanceof Reaction.Refused refused) {
            return Uni.createFrom().failure(RunRefusals.of(run, wish, refused.reason()));
        }
        var to = ((Reaction.Accepted) reaction).progress();
        var move = new Move(to, List.of(), Optional.empty(), confirmedBy);
        return stillOpen(transaction, run, wish)
                .chain(() -> transitions.save(transaction, run, move))
                .chain(saved -> saved
                        ? reload(transaction, run)
                        : reload(transaction, run).chain(moved -> carryOut(transaction, moved, wish, confirmedBy)));
    }

    private Uni<StoredRun> reload(SqlClient transaction, StoredRun run) {
        return store.find(transaction, List.of(run.row().id())).map(found -> found.get(0));
    }

    /** Who says that a call has not happened can know it only once it can no longer be under way. */
    private static Uni<Void> stillOpen(SqlClient transaction, StoredRun run, Happening wish) {
        return wish instanceof Happening.Answer answer && !answer.done() && unknown(run, answer.part())
                ? open(transaction, run.row().id(), answer.part(), run.progress())
                        .invoke(until -> until.ifPresent(at -> {
                            throw RunRefusals.underWay(answer.part(), at);
                        }))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private static boolean unknown(StoredRun run, String part) {
        return run.layout().part(part).flatMap(run.progress()::question).stream()
                .anyMatch(question -> question == Question.DID_IT_HAPPEN);
    }

    private static Uni<Optional<Instant>> open(SqlClient transaction, long run, String part, Progress progress) {
        return transaction
                .preparedQuery(
                        """
                        select over_at from plan_run_attempt where run_id = $1 and part = $2 and attempt = $3 and over_at > now()
                        """)
                .execute(Tuple.of(run, part, progress.of(part).attempt()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getOffsetDateTime("over_at"))
                        .map(OffsetDateTime::toInstant)
                        .findFirst());
    }
}
