package io.watchkeeper.diagnosis.check;

import java.time.Duration;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.decision.diagnosis.CheckCall;

/** Asks Watchkeeper itself which other risk events there are in the workspace. */
final class EventsCheck implements Check {
    private static final String COUNT =
            """
            select count(*) as found from risk_event e join risk_event own on own.id = $1 and own.workspace = $2
            where e.workspace = $2 and e.id <> own.id
              and ($3 <> 'open-on-object' or (e.state <> 'COMPLETED' and e.object_name = own.object_name))
              and ($3 <> 'opened-of-scenario' or e.scenario = own.scenario)
              and ($4 = '' or e.scenario = $4)
              and e.opened_at > now() - make_interval(secs => $5::bigint)
            """;

    private static final long LONG_AGO = Duration.ofDays(30).toSeconds();

    private final Pool pool;

    EventsCheck(Pool pool) {
        this.pool = pool;
    }

    @Override
    public String target(CheckCall call, Source source) {
        return "watchkeeper";
    }

    @Override
    public Answer measure(CheckCall call, Source source, Duration within) {
        var event = call.event().orElseThrow(() -> new CheckFailed("the event is not known"));
        var values = Tuple.of(
                event,
                source.workspace(),
                call.value("count", "open-on-object"),
                call.value("scenario", ""),
                seconds(call.value("within", "")));
        return pool.preparedQuery(COUNT)
                .execute(values)
                .map(rows -> Answer.of(rows.iterator().next().getLong("found")))
                .await()
                .atMost(within);
    }

    private static long seconds(String duration) {
        return duration.isEmpty() ? LONG_AGO : Durations.seconds(duration);
    }
}
