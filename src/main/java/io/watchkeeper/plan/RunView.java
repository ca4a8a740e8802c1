package io.watchkeeper.plan;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.watchkeeper.decision.plan.Target;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.plan.machine.Happening.Command;
import io.watchkeeper.plan.machine.Phase;
import io.watchkeeper.plan.machine.Question;
import io.watchkeeper.plan.machine.RunState;
import io.watchkeeper.plan.machine.Standing;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A run as people and programs see it.
 *
 * @param confirmedBy the second person, or null
 * @param rolledBackBy who asked for its roll back after it had ended, or null
 * @param why it ended so, empty where that is plain
 * @param can what may be done with it now
 * @param confirm what has to be typed to roll it back now that it has ended, empty for nothing
 * @param steps null in lists
 */
@Schema(name = "Run", examples = RunView.EXAMPLE)
public record RunView(
        String id,
        String workspace,
        Plan plan,
        String eventId,
        RunOrigin.Trigger trigger,
        RunState state,
        int tier,
        List<Target> targets,
        String startedBy,
        String confirmedBy,
        String rolledBackBy,
        Instant createdAt,
        Instant startedAt,
        Instant endedAt,
        Instant deadlineAt,
        String why,
        List<Command> can,
        String confirm,
        List<Step> steps) {

    /** @param version counted from 1 for each different text of the plan */
    @Schema(name = "RunPlan")
    public record Plan(String code, Sentence name, long version) {}

    /**
     * A step at one target, or one that is done once.
     *
     * @param id {@code step@target} where it is done to each target; {@code undo:} before it where it takes that one back
     * @param target its name, or null
     * @param attempt of the last call, 0 before the first
     * @param question what a person has to tell or to decide, or null
     * @param approval whether it is for another person than the one who started the run
     * @param form what a manual step asks for
     * @param output the last lines that it said
     */
    @Schema(name = "RunStep")
    public record Step(
            String id,
            String step,
            String target,
            Phase phase,
            Sentence text,
            Standing state,
            int attempt,
            String why,
            Question question,
            boolean approval,
            List<Field> form,
            List<String> output) {
        /** Whether it is where something is going on. */
        @JsonIgnore
        public boolean current() {
            return state == Standing.RUNNING || state == Standing.BACKING_OFF || question != null;
        }
    }

    @Schema(name = "RunField")
    public record Field(String name, Sentence about, String allowed) {}

    /** @param nextCursor null on the last page */
    @Schema(name = "RunPage")
    public record Page(List<RunView> items, String nextCursor) {}

    /** What a run has said. */
    @Schema(name = "RunOutputPage")
    public record Output(List<Line> items, String nextCursor) {}

    @Schema(name = "RunOutputLine")
    public record Line(String id, String step, int attempt, Instant at, String text) {}

    @JsonIgnore
    public boolean ended() {
        return state.ended();
    }

    /** Whether somebody has to tell or to decide something. */
    @JsonIgnore
    public boolean asks() {
        return steps != null && steps.stream().anyMatch(step -> step.question() != null);
    }

    static final String EXAMPLE =
            """
            {
              "id": "17", "workspace": "default",
              "plan": {"code": "RESTART-SERVICE", "name": {"en": "Restart a service", "zh": "重启服务"}, "version": 2}, "eventId": "4201",
              "trigger": "MANUAL", "state": "NEEDS_PERSON", "tier": 2,
              "targets": [{"kind": "host", "name": "web-1", "address": "10.0.0.11"}], "startedBy": "li", "confirmedBy": null, "rolledBackBy": null,
              "createdAt": "2026-03-01T08:02:00Z", "startedAt": "2026-03-01T08:02:00Z", "endedAt": null, "deadlineAt": "2026-03-02T08:02:00Z",
              "why": "", "can": ["PAUSE", "STOP", "ROLL_BACK"], "confirm": "",
              "steps": [{
                "id": "restart@web-1", "step": "restart", "target": "web-1", "phase": "STEPS", "text": {"en": "Restart it.", "zh": "重启。"},
                "state": "UNKNOWN", "attempt": 1, "why": "the node that did it is gone, and nobody knows what it had done",
                "question": "DID_IT_HAPPEN", "approval": false, "form": [], "output": ["restarting shop"]
              }]
            }
            """;
}
