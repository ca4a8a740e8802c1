package io.watchkeeper.plan;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.watchkeeper.decision.plan.Target;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.object.change.ChangeView;
import io.watchkeeper.plan.machine.RunState;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a run would be: nothing is done yet.
 *
 * @param reviewToken starts exactly this run, once, until {@code expiresAt}
 * @param planVersion counted from 1 for each different text of the plan
 * @param conflicts what is in the way of it, or under way on its targets
 * @param preChecks before anything is done; {@code verification} after everything is
 * @param reversible whether everything that changes something can be taken back
 * @param confirm what has to be typed, empty for nothing
 * @param secondPerson whether it waits for another person before anything is done
 * @param successRate of the last 100 runs that have ended, from 0 to 1; null without one
 */
@Schema(name = "Review")
public record ReviewView(
        String reviewToken,
        RunView.Plan plan,
        long planVersion,
        String workspace,
        String eventId,
        int tier,
        boolean reversible,
        int targetCount,
        List<Target> targets,
        List<Step> preChecks,
        List<Step> steps,
        List<Step> verification,
        List<Conflict> conflicts,
        List<LastRun> lastRuns,
        Double successRate,
        String confirm,
        boolean secondPerson,
        Instant expiresAt) {

    /**
     * @param operation code in the catalogue, empty for a manual step
     * @param after ids of the steps that it waits for
     * @param does what is done, for each target; what only the run tells stands in angle brackets
     * @param undo what takes it back, empty where nothing does
     */
    @Schema(name = "ReviewStep")
    public record Step(
            String id,
            Sentence text,
            String operation,
            String kind,
            int danger,
            boolean perTarget,
            boolean idempotent,
            int retries,
            List<String> after,
            List<Deed> does,
            List<Deed> undo) {}

    /** @param target null for what is done once */
    @Schema(name = "ReviewDeed")
    public record Deed(String target, List<String> lines) {}

    /**
     * @param kind RUN for a run that acts on the target: this one could not begin; CHANGE for a planned change that is under way on it
     * @param run its id, or null
     * @param change or null
     */
    @Schema(name = "ReviewConflict")
    public record Conflict(String kind, String target, String run, ChangeView change) {}

    @Schema(name = "ReviewLastRun")
    public record LastRun(String id, RunState state, Instant startedAt, Instant endedAt) {}

    /** The rate of success in percent, null without one. */
    @JsonIgnore
    public String rate() {
        return successRate == null ? null : Math.round(successRate * 100) + " %";
    }

    /** Whether nothing keeps it from beginning. */
    @JsonIgnore
    public boolean free() {
        return conflicts.stream().noneMatch(conflict -> conflict.kind().equals("RUN"));
    }
}
