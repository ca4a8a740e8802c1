package io.watchkeeper.diagnosis.check;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.object.Needs;
import io.watchkeeper.object.ObjectName;
import io.watchkeeper.object.change.ChangeBrowsing;

/** What Watchkeeper itself knows of the object of an event and of what that needs. */
@Singleton
class KnownHere {
    private static final String OBJECT =
            "select object_kind, object_name from risk_event where id = $1 and workspace = $2";

    private static final String OPEN =
            """
            select count(*) as found from risk_event
            where workspace = $1 and id <> $2 and state <> 'COMPLETED' and object_name = any($3) and ($4 = '' or scenario = $4) and opened_at > $5
            """;

    private final Pool pool;
    private final Needs needs;
    private final ChangeBrowsing changes;
    private final RecentRuns runs;
    private final Clock clock;

    KnownHere(Pool pool, Needs needs, ChangeBrowsing changes, RecentRuns runs, Clock clock) {
        this.pool = pool;
        this.needs = needs;
        this.changes = changes;
        this.runs = runs;
        this.clock = clock;
    }

    /** An event of a workspace, and since when others count. */
    record Asked(String workspace, long event, Instant since) {}

    /** How many events are open on objects that this one's needs. */
    Uni<Long> openUpstream(Asked asked, String scenario) {
        return place(asked).chain(place -> pool.preparedQuery(OPEN)
                .execute(Tuple.of(
                                asked.workspace(),
                                asked.event(),
                                place.needs().stream().map(ObjectName::name).toArray(String[]::new),
                                scenario)
                        .addOffsetDateTime(asked.since().atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.iterator().next().getLong("found")));
    }

    /** How many runs of plans were started on the object or on what it needs. */
    Uni<Long> runs(Asked asked) {
        return place(asked)
                .chain(place -> runs.on(
                        asked.workspace(),
                        Stream.concat(Stream.of(place.is()), place.needs().stream())
                                .map(ObjectName::name)
                                .collect(Collectors.toSet()),
                        asked.since()));
    }

    /** How many releases, freezes and maintenance windows covered the object meanwhile. */
    Uni<Long> changes(Asked asked) {
        return place(asked)
                .chain(place -> changes.covering(
                        asked.workspace(),
                        place.is(),
                        asked.since(),
                        clock.instant().plusMillis(1)))
                .map(found -> (long) found.size());
    }

    private Uni<Needs.Place> place(Asked asked) {
        return pool.preparedQuery(OBJECT)
                .execute(Tuple.of(asked.event(), asked.workspace()))
                .chain(rows -> {
                    if (rows.size() == 0) {
                        throw new CheckFailed("the event is not known");
                    }
                    var event = rows.iterator().next();
                    return needs.of(
                            pool,
                            asked.workspace(),
                            ObjectName.learned(event.getString("object_kind"), event.getString("object_name"))
                                    .orElseThrow(() -> new CheckFailed("the event has no object")));
                });
    }
}
