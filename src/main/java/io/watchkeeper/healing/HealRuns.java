package io.watchkeeper.healing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.decision.PastDecision;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.diagnosis.EventFacts;
import io.watchkeeper.decision.plan.EmergencyPlan;
import io.watchkeeper.decision.plan.PlanRequest;
import io.watchkeeper.decision.plan.Planned;
import io.watchkeeper.decision.plan.PlannedRun;
import io.watchkeeper.decision.plan.Planning;
import io.watchkeeper.decision.plan.Target;
import io.watchkeeper.facts.Signal;
import io.watchkeeper.plan.RunOrigin;
import io.watchkeeper.plan.RunStart;
import io.watchkeeper.plan.RunStarts;

/** Plans a run for a record, and starts it. */
@Singleton
class HealRuns {
    private static final int LOOKED_AT = 10;

    private static final String LATEST =
            """
            select decision from journal where event_id = $1 and decision is not null
            order by received_at desc, signal_id desc limit $2
            """;

    private final RunStarts starts;

    HealRuns(RunStarts starts) {
        this.starts = starts;
    }

    /**
     * What would be run.
     *
     * @param run empty where the plan cannot be made into one
     * @param why in words, where it cannot
     */
    record Wish(Optional<PlannedRun> run, String why) {
        int tier() {
            return run.map(PlannedRun::tier).orElse(1);
        }

        int targets() {
            return run.map(planned -> planned.targets().size()).orElse(0);
        }

        boolean reversible() {
            return run.map(PlannedRun::reversible).orElse(false);
        }
    }

    /** The plan of the record with what its event tells put in. */
    Uni<Wish> wish(SqlClient client, HealRow record, Row event, Rulebook rulebook) {
        return labels(client, record.event())
                .map(labels -> plan(record, EventFacts.of(values(event), labels), rulebook));
    }

    private static Wish plan(HealRow record, EventFacts event, Rulebook rulebook) {
        return rulebook.plans()
                .find(record.plan())
                .map(plan -> wish(Planning.of(rulebook.library(), plan, request(plan, event, record))))
                .orElseGet(() -> new Wish(Optional.empty(), "there is no plan " + record.plan()));
    }

    /** Where the plan does not say what it acts on, that is the object of the event and nothing else. */
    private static PlanRequest request(EmergencyPlan plan, EventFacts event, HealRow record) {
        var request = PlanRequest.of(event, Map.of(), List.of());
        return Planning.targetNames(plan, request).isEmpty()
                ? PlanRequest.of(
                        event, Map.of(), List.of(new Target(record.objectKind(), record.object(), record.object())))
                : request;
    }

    private static Wish wish(Planned planned) {
        if (planned instanceof Planned.Ready ready) {
            return new Wish(Optional.of(ready.run()), "");
        }
        var why = ((Planned.Flawed) planned)
                .flaws().stream()
                        .map(flaw -> flaw.member() + ": " + flaw.message().en())
                        .collect(Collectors.joining("; "));
        return new Wish(Optional.empty(), why);
    }

    /** Together with its locks on targets, in the transaction of the verdict. */
    Uni<RunStart> start(SqlClient transaction, HealRow record, PlannedRun run) {
        var by = record.approved() ? record.answeredBy().orElseThrow() : "watchkeeper";
        return starts.start(
                transaction, run, RunOrigin.selfHeal(record.workspace(), record.event(), by, Optional.of(record.id())));
    }

    private static Uni<Map<String, String>> labels(SqlClient client, long event) {
        return client.preparedQuery(LATEST).execute(Tuple.of(event, LOOKED_AT)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> PastDecision.signal(row.getString("decision")))
                .filter(signal -> signal.status().equals("FIRING"))
                .findFirst()
                .map(Signal::labels)
                .orElse(Map.of()));
    }

    private static Map<String, String> values(Row row) {
        return new TreeMap<>(Map.of(
                "id", Long.toString(row.getLong("id")),
                "workspace", row.getString("workspace"),
                "scenario", row.getString("scenario"),
                "object", row.getString("object_name"),
                "objectKind", row.getString("object_kind"),
                "application", row.getString("application"),
                "environment", row.getString("environment"),
                "source", row.getString("source"),
                "grade", row.getString("grade"),
                "startedAt",
                        row.getOffsetDateTime("first_occurred_at").toInstant().toString()));
    }
}
