package io.watchkeeper.plan;

import java.time.Instant;
import java.time.OffsetDateTime;
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
    private final RollBacks rollBacks;

    RunWishes(RunStore store, RunTransitions transitions, RollBacks rollBacks) {
        this.store = store;
        this.transitions = transitions;
        this.rollBacks = rollBacks;
    }

    /** @param person who is behind the name: they cannot be their own second person */
    record Wisher(String name, String person) {}

    /**
     * What the run comes to by that.
     *
     * @throws io.watchkeeper.problem.ProblemException 409 for what does not fit where the run is, 404 for a step that there is not
     */
    static Progress accepted(StoredRun run, Happening wish) {
        var reaction = new RunMachine(run.layout()).react(run.progress(), wish);
        if (reaction instanceof Reaction.Refused refused) {
            throw RunRefusals.of(run, wish, refused.reason());
        }
        return ((Reaction.Accepted) reaction).progress();
    }

    /** Fails as {@link #accepted} does, and with 409 where a run that has ended cannot act on its targets again. */
    Uni<StoredRun> carryOut(SqlClient transaction, StoredRun run, Happening wish, Wisher by) {
        var confirmedBy = Optional.of(by.name()).filter(name -> wish == Happening.Command.CONFIRM);
        var move = Move.of(accepted(run, wish), confirmedBy);
        return stillOpen(transaction, run, wish)
                .chain(() -> transitions.save(transaction, run, move))
                .chain(saved -> saved
                        ? held(transaction, run, wish, by).chain(() -> reload(transaction, run))
                        : reload(transaction, run).chain(moved -> carryOut(transaction, moved, wish, by)));
    }

    private Uni<Void> held(SqlClient transaction, StoredRun run, Happening wish, Wisher by) {
        return wish instanceof Happening.TakeBack
                ? rollBacks.begin(transaction, run, by)
                : Uni.createFrom().voidItem();
    }

    private Uni<StoredRun> reload(SqlClient transaction, StoredRun run) {
        return store.find(transaction, run.row().id()).map(Optional::orElseThrow);
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
