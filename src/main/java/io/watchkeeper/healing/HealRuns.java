package io.watchkeeper.healing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.diagnosis.EventFacts;
import io.watchkeeper.decision.plan.EmergencyPlan;
import io.watchkeeper.decision.plan.Planned;
import io.watchkeeper.decision.plan.PlannedRun;
import io.watchkeeper.plan.PlanProposal;
import io.watchkeeper.plan.RunOrigin;
import io.watchkeeper.plan.RunStart;
import io.watchkeeper.plan.RunStarts;

/** Plans a run for a record, and starts it. */
@Singleton
class HealRuns {
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

    /** The plan of the record with what its event tells put in. Where the plan does not say what it acts on, that is the object of the event and nothing else. */
    Uni<Wish> wish(SqlClient client, HealRow record, EventFacts event, Rulebook rulebook) {
        var library = rulebook.library();
        return library.plans()
                .find(record.plan())
                .map(plan -> proposal(record, event, plan)
                        .planned(client, library, plan)
                        .map(HealRuns::wish))
                .orElseGet(
                        () -> Uni.createFrom().item(new Wish(Optional.empty(), "there is no plan " + record.plan())));
    }

    private static PlanProposal proposal(HealRow record, EventFacts facts, EmergencyPlan plan) {
        var proposal = PlanProposal.unattended(record.workspace(), facts, List.of());
        return proposal.names(plan).isEmpty()
                ? PlanProposal.unattended(record.workspace(), facts, List.of(record.object()))
                : proposal;
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
}
