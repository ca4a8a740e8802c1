package io.watchkeeper.healing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.diagnosis.EventFacts;
import io.watchkeeper.decision.plan.EmergencyPlan;
import io.watchkeeper.decision.plan.PlanLibrary;
import io.watchkeeper.decision.plan.Planned;
import io.watchkeeper.decision.plan.PlannedRun;
import io.watchkeeper.decision.plan.Target;
import io.watchkeeper.plan.PlanProposal;
import io.watchkeeper.plan.RunOrigin;
import io.watchkeeper.plan.RunStarts;
import io.watchkeeper.store.BulkWrite;

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

    /**
     * The plan of the record with what its event tells put in. Where the plan does not say what it acts on, that is the object of the event and nothing else.
     *
     * @param known objects that it may act on; the store is asked where there are others
     */
    Uni<Wish> wish(SqlClient client, HealRow record, EventFacts event, Rulebook rulebook, Map<String, Target> known) {
        var library = rulebook.library();
        return library.plans()
                .find(record.plan())
                .map(plan -> planned(client, library, plan, proposal(record, event, plan), known)
                        .map(HealRuns::wish))
                .orElseGet(
                        () -> Uni.createFrom().item(new Wish(Optional.empty(), "there is no plan " + record.plan())));
    }

    private static Uni<Planned> planned(
            SqlClient client,
            PlanLibrary library,
            EmergencyPlan plan,
            PlanProposal proposal,
            Map<String, Target> known) {
        return known.keySet().containsAll(proposal.names(plan))
                ? Uni.createFrom().item(() -> proposal.planned(library, plan, known))
                : proposal.planned(client, library, plan);
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

    /** What starting it writes, with its locks on targets: by the statement of the verdict. */
    List<BulkWrite> writes(HealRow record, PlannedRun run) {
        var by = record.approved() ? record.answeredBy().orElseThrow() : "watchkeeper";
        return starts.writes(run, RunOrigin.selfHeal(record.workspace(), record.event(), by, Optional.of(record.id())));
    }
}
