package io.watchkeeper.rulebook.release;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.rulebook.Actor;
import io.watchkeeper.rulebook.RulebookRepository;
import io.watchkeeper.rulebook.RulebookStep.Kind;
import io.watchkeeper.rulebook.RulebookSteps;
import io.watchkeeper.rulebook.RulebookVersion;

/** Moves versions through their life, one transaction a step: what the version becomes, what it replaces, and who did it. */
@Singleton
class ReleaseStore {
    private static final String MOVE =
            "update rulebook set state = $2, publish_at = null, publish_by = null where version = $1";
    private static final String SCHEDULE = "update rulebook set publish_at = $2, publish_by = $3 where version = $1";
    private static final String RETIRE =
            "update rulebook set live = false, state = 'RETIRED' where workspace = $1 and version = $2 and live";

    private static final String GO_LIVE =
            """
            update rulebook set live = true, state = 'PUBLISHED', published_at = coalesce(published_at, $2), publish_at = null, publish_by = null
            where version = $1
            """;

    private static final String DUE =
            """
            select version, publish_by from rulebook
            where workspace = $1 and state = 'APPROVED' and publish_at <= $2 order by publish_at, version
            """;

    private final Pool pool;
    private final RulebookRepository rulebooks;
    private final RulebookSteps steps;

    ReleaseStore(Pool pool, RulebookRepository rulebooks, RulebookSteps steps) {
        this.pool = pool;
        this.rulebooks = rulebooks;
        this.steps = steps;
    }

    /** The version that should have been replaced is not the live one any more, or the draft is another by now. */
    static final class LostRace extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LostRace() {
            super("another step came first", null, false, false);
        }
    }

    /** @param by the person who chose the time */
    record Due(long version, String by) {}

    /** @return empty where there is no such version, or where another node does what is due; fails with {@link LostRace} */
    Uni<Optional<Outcome>> carryOut(Order order) {
        return pool.withTransaction(client -> rulebooks
                .lock(client, order.version(), order.due())
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : decide(client, order, found.get()).map(Optional::of)));
    }

    private Uni<Outcome> decide(SqlClient client, Order order, RulebookVersion version) {
        if (!version.digest().equals(order.digest())) {
            throw new LostRace();
        }
        return steps.of(client, order.version()).chain(history -> {
            var standing = Standing.of(version, history);
            var outcome =
                    new LifeCycle(standing, order.approvals(), order.actor().person(), order.at()).on(order.demand());
            return outcome instanceof Outcome.Done done
                    ? apply(client, order, done, standing).replaceWith(outcome)
                    : Uni.createFrom().item(outcome);
        });
    }

    private Uni<Void> apply(SqlClient client, Order order, Outcome.Done done, Standing before) {
        return change(client, order, done)
                .chain(changed -> steps.record(
                        client,
                        order.done(done.step()),
                        Map.of("digest", order.digest()),
                        recorded(order, done, before)))
                .chain(recorded -> unasked(client, order, done));
    }

    private Uni<Void> change(SqlClient client, Order order, Outcome.Done done) {
        if (done instanceof Outcome.Moved moved) {
            return run(client, MOVE, Tuple.of(order.version(), moved.to().name()));
        }
        if (done instanceof Outcome.Scheduled scheduled) {
            return run(
                    client,
                    SCHEDULE,
                    Tuple.of(
                            order.version(),
                            scheduled.at().atOffset(ZoneOffset.UTC),
                            order.actor().person()));
        }
        return done instanceof Outcome.GoesLive
                ? goLive(client, order)
                : Uni.createFrom().voidItem();
    }

    private static Uni<Void> goLive(SqlClient client, Order order) {
        return client.preparedQuery(RETIRE)
                .execute(Tuple.of(RulebookRepository.WORKSPACE, order.replaces()))
                .invoke(rows -> {
                    if (rows.rowCount() != 1) {
                        throw new LostRace();
                    }
                })
                .chain(retired -> run(
                        client, GO_LIVE, Tuple.of(order.version(), order.at().atOffset(ZoneOffset.UTC))));
    }

    /** Where no approval is needed that is recorded as well, so that nobody looks for one later. */
    private Uni<Void> unasked(SqlClient client, Order order, Outcome.Done done) {
        if (done.step() != Kind.SUBMIT
                || !(done instanceof Outcome.Moved moved && moved.to() == RulebookVersion.State.APPROVED)) {
            return Uni.createFrom().voidItem();
        }
        var why = "No approval is needed for: "
                + String.join(", ", order.approvals().needed().keySet());
        var step = new RulebookSteps.Done(order.version(), order.at(), Actor.service(), Kind.APPROVE, why);
        return steps.record(client, step, Map.of(), RulebookSteps.Change.NONE);
    }

    private static RulebookSteps.Change recorded(Order order, Outcome.Done done, Standing before) {
        var state = before.state().name();
        if (done instanceof Outcome.GoesLive) {
            return new RulebookSteps.Change(
                    Map.of("state", state, "live", order.replaces()),
                    Map.of("state", RulebookVersion.State.PUBLISHED.name(), "live", order.version()));
        }
        if (done instanceof Outcome.Scheduled scheduled) {
            return new RulebookSteps.Change(time(before.publishAt()), time(Optional.of(scheduled.at())));
        }
        return done instanceof Outcome.Moved moved
                ? new RulebookSteps.Change(
                        Map.of("state", state), Map.of("state", moved.to().name()))
                : RulebookSteps.Change.NONE;
    }

    private static Map<String, ?> time(Optional<Instant> publishAt) {
        return publishAt.map(at -> Map.of("publishAt", at.toString())).orElse(Map.of());
    }

    /** Those whose time has come. */
    Uni<List<Due>> due(Instant now) {
        return pool.preparedQuery(DUE)
                .execute(Tuple.of(RulebookRepository.WORKSPACE, now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.stream()
                        .map(row -> new Due(row.getLong("version"), row.getString("publish_by")))
                        .collect(Collectors.toList()));
    }

    /** Forgets the time of a version that cannot be published, and says why. */
    Uni<Void> unschedule(Due due, Instant now, String why) {
        var step = new RulebookSteps.Done(due.version(), now, Actor.service(), Kind.UNSCHEDULE, why);
        return pool.withTransaction(client -> rulebooks
                .lock(client, due.version(), true)
                .chain(found -> found.flatMap(RulebookVersion::publishAt).isEmpty()
                        ? Uni.createFrom().voidItem()
                        : run(client, SCHEDULE, Tuple.of(due.version(), null, null))
                                .chain(forgotten -> steps.record(
                                        client,
                                        step,
                                        Map.of(),
                                        new RulebookSteps.Change(
                                                time(found.flatMap(RulebookVersion::publishAt)), Map.of())))));
    }

    private static Uni<Void> run(SqlClient client, String sql, Tuple values) {
        return client.preparedQuery(sql).execute(values).replaceWithVoid();
    }
}
