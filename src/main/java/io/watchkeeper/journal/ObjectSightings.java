package io.watchkeeper.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.decision.PastDecision;
import io.watchkeeper.facts.Signal;
import io.watchkeeper.object.LearnedObjects;
import io.watchkeeper.object.ObjectConfig;
import io.watchkeeper.object.ObjectName;
import io.watchkeeper.object.Sighting;

/**
 * Tells of the objects that new events are about, after the events are committed: the hot path knows nothing of it. Several instances share the work, a workspace
 * at a time.
 */
@Singleton
public class ObjectSightings {
    private static final int BATCH = 1000;
    /** How far is looked at once, so that an index of ranges suffices. */
    private static final Duration STRETCH = Duration.ofHours(1);

    /** What stands for an object where a signal names none. */
    private static final Set<String> NONE = Set.of("alert", "inspection", "object");

    private static final String CLAIM =
            "select workspace, at, id from object_learning where at < $1 for update skip locked";

    private static final String EVENTS =
            """
            select e.*, j.decision
            from (select id, opened_at, object_kind, object_name, application, environment from risk_event
                where workspace = $1 and opened_at >= $2 and opened_at < $4 and (opened_at, id) > ($2, $3)
                order by opened_at, id limit $5) e
            left join lateral (select decision from journal where event_id = e.id and decision is not null order by received_at limit 1) j on true
            order by e.opened_at, e.id""";

    private final Pool pool;
    private final LearnedObjects objects;
    private final ObjectConfig config;
    private final Clock clock;

    ObjectSightings(Pool pool, LearnedObjects objects, ObjectConfig config, Clock clock) {
        this.pool = pool;
        this.objects = objects;
        this.config = config;
        this.clock = clock;
    }

    /** How far a workspace was searched. */
    private record Position(String workspace, OffsetDateTime at, long id) {}

    @Scheduled(
            every = "{watchkeeper.object.learn-every}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tell() {
        return learn().onFailure()
                .invoke(failure -> Log.warn("Objects could not be learned from events; it is tried again", failure))
                .onFailure()
                .recoverWithNull();
    }

    /** Until no event is left that is old enough. */
    public Uni<Void> learn() {
        return step().chain(more -> more ? learn() : Uni.createFrom().voidItem());
    }

    private Uni<Boolean> step() {
        var until = clock.instant().minus(config.learnAfter()).atOffset(ZoneOffset.UTC);
        return pool.withTransaction(transaction -> begin(transaction, until)
                .chain(() -> transaction.preparedQuery(CLAIM).execute(Tuple.of(until)))
                .chain(rows -> Multi.createFrom()
                        .iterable(rows)
                        .onItem()
                        .transformToUniAndConcatenate(row -> step(transaction, position(row), until))
                        .collect()
                        .asList())
                .map(steps -> steps.contains(true)));
    }

    /** For workspaces that were made since. */
    private static Uni<Void> begin(SqlClient transaction, OffsetDateTime until) {
        return transaction
                .preparedQuery(
                        """
                        insert into object_learning (workspace, at, id) select code, least(created_at, $1), 0 from workspace w
                        where not exists (select 1 from object_learning l where l.workspace = w.code) on conflict do nothing""")
                .execute(Tuple.of(until))
                .replaceWithVoid();
    }

    /** @return whether more may be there */
    private Uni<Boolean> step(SqlClient transaction, Position from, OffsetDateTime until) {
        var stretch = from.at().plus(STRETCH);
        var to = stretch.isBefore(until) ? stretch : until;
        return transaction
                .preparedQuery(EVENTS)
                .execute(Tuple.of(from.workspace(), from.at(), from.id(), to, BATCH))
                .chain(rows -> {
                    var events = rows.stream().toList();
                    boolean full = events.size() == BATCH;
                    var last = full ? events.get(BATCH - 1) : null;
                    var next = full
                            ? new Position(from.workspace(), last.getOffsetDateTime("opened_at"), last.getLong("id"))
                            : new Position(from.workspace(), to, 0);
                    var sightings = events.stream()
                            .flatMap(row -> sighting(row).stream())
                            .toList();
                    return objects.learn(transaction, from.workspace(), sightings, clock.instant())
                            .chain(() -> note(transaction, next))
                            .replaceWith(full || to.isBefore(until));
                });
    }

    private static Uni<Void> note(SqlClient transaction, Position position) {
        return transaction
                .preparedQuery("update object_learning set at = $2, id = $3 where workspace = $1")
                .execute(Tuple.of(position.workspace(), position.at(), position.id()))
                .replaceWithVoid();
    }

    private static Optional<Sighting> sighting(Row row) {
        var kind = row.getString("object_kind");
        var signal = Optional.ofNullable(row.getString("decision")).map(PastDecision::signal);
        Instant at = row.getOffsetDateTime("opened_at").toInstant();
        return NONE.contains(kind)
                ? Optional.empty()
                : ObjectName.learned(kind, row.getString("object_name"))
                        .map(name -> new Sighting(
                                name,
                                row.getString("application"),
                                row.getString("environment"),
                                signal.map(Signal::labels).orElseGet(Map::of),
                                at));
    }

    private static Position position(Row row) {
        return new Position(row.getString("workspace"), row.getOffsetDateTime("at"), row.getLong("id"));
    }
}
