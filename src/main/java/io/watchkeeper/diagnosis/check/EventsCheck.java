package io.watchkeeper.diagnosis.check;

import java.time.Clock;
import java.time.Duration;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.decision.diagnosis.CheckCall;

/** Asks Watchkeeper itself what else there is: other risk events of the workspace, runs of plans and changes at the object. */
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
    private static final long LATELY = Duration.ofHours(1).toSeconds();

    private final Pool pool;
    private final KnownHere known;
    private final Clock clock;

    EventsCheck(Pool pool, KnownHere known, Clock clock) {
        this.pool = pool;
        this.known = known;
        this.clock = clock;
    }

    @Override
    public String target(CheckCall call, Source source) {
        return "watchkeeper";
    }

    @Override
    public Answer measure(CheckCall call, Source source, Duration within) {
        long event = call.event().orElseThrow(() -> new CheckFailed("the event is not known"));
        return counted(call, source.workspace(), event)
                .map(found -> Answer.of(found))
                .await()
                .atMost(within);
    }

    private Uni<Long> counted(CheckCall call, String workspace, long event) {
        return switch (call.value("count", "open-on-object")) {
            case "open-upstream" ->
                known.openUpstream(asked(call, workspace, event, LONG_AGO), call.value("scenario", ""));
            case "runs" -> known.runs(asked(call, workspace, event, LATELY));
            case "changes" -> known.changes(asked(call, workspace, event, LATELY));
            default -> events(call, workspace, event);
        };
    }

    private KnownHere.Asked asked(CheckCall call, String workspace, long event, long otherwise) {
        return new KnownHere.Asked(workspace, event, clock.instant().minusSeconds(seconds(call, otherwise)));
    }

    private Uni<Long> events(CheckCall call, String workspace, long event) {
        var values = Tuple.of(
                event,
                workspace,
                call.value("count", "open-on-object"),
                call.value("scenario", ""),
                seconds(call, LONG_AGO));
        return pool.preparedQuery(COUNT)
                .execute(values)
                .map(rows -> rows.iterator().next().getLong("found"));
    }

    private static long seconds(CheckCall call, long otherwise) {
        var within = call.value("within", "");
        return within.isEmpty() ? otherwise : Durations.seconds(within);
    }
}
