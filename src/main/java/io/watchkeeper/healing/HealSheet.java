package io.watchkeeper.healing;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.watchkeeper.decision.plan.Target;
import io.watchkeeper.event.RiskEventView;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.plan.ReviewView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What somebody needs who says yes or no to a run: the symptom as it is now, what the guards said, and what exactly would be done to what.
 *
 * @param answerBy when nobody having answered means no; null where nobody is asked
 * @param event as it stands now; null where it is no longer kept
 * @param plan null where the live rulebook has none of its code
 * @param preChecks before anything is done; {@code verification} after everything is
 * @param flaws why the plan cannot be run so, in English; nothing would run then
 * @param tried how the plan has fared lately on events of the scenario, null where it has not run
 * @param lastRuns of this plan for this scenario by self-heal, the latest first
 */
@Schema(name = "HealSheet")
public record HealSheet(
        HealRecordView record,
        Instant answerBy,
        RiskEventView event,
        Plan plan,
        List<Target> targets,
        List<ReviewView.Step> preChecks,
        List<ReviewView.Step> steps,
        List<ReviewView.Step> verification,
        String flaws,
        RiskEventView.Tried tried,
        List<LastRun> lastRuns) {
    /** Whether it may still run. */
    @JsonIgnore
    public boolean undecided() {
        return switch (record.state()) {
            case WAITING, HOLDING, SHADOW -> true;
            case REFUSED, RUNNING, VERIFYING, SUCCEEDED, FAILED, REJECTED, EXPIRED, OBSERVED, OTHER -> false;
        };
    }

    /** @param reversible whether all that it changes can be taken back */
    @Schema(name = "HealSheetPlan")
    public record Plan(String code, Sentence name, int tier, boolean reversible) {}

    /** @param outcome how it ended, null before */
    @Schema(name = "HealSheetRun")
    public record LastRun(
            String record,
            String runId,
            String object,
            HealState state,
            Instant startedAt,
            Instant endedAt,
            String outcome) {}
}
