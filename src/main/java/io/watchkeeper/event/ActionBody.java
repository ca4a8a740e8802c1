package io.watchkeeper.event;

import io.watchkeeper.decision.Rulebook;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What people send to act on an event: JSON of the API, or a form of the console. */
public sealed interface ActionBody {
    /** @throws io.watchkeeper.problem.ProblemException of status 422 that names every member that cannot be used */
    EventAction read(Rulebook rulebook);

    /** @param note may be null or blank */
    @Schema(name = "Respond", examples = "{\"note\":\"On it, looking at the disk.\"}")
    record Respond(String note) implements ActionBody {
        @Override
        public EventAction read(Rulebook rulebook) {
            var reader = new BodyReader();
            var action = new EventAction.Respond(reader.optional("/note", note));
            reader.refuseFlaws();
            return action;
        }
    }

    /**
     * @param text what was done; at most 4,000 characters
     * @param planCode the plan that it belongs to, or null
     */
    @Schema(name = "Step", examples = "{\"text\":\"Removed 40 GB of rotated logs.\",\"planCode\":\"DISK-CLEAN\"}")
    record Step(String text, String planCode) implements ActionBody {
        @Override
        public EventAction read(Rulebook rulebook) {
            var reader = new BodyReader();
            var action = new EventAction.AddStep(
                    reader.required("/text", text), reader.plan("/planCode", planCode, rulebook));
            reader.refuseFlaws();
            return action;
        }
    }

    /**
     * @param cause what it was; at most 4,000 characters
     * @param grade the right grade, where the rules' was wrong; else null
     * @param note may be null or blank
     */
    @Schema(
            name = "Complete",
            examples =
                    "{\"cause\":\"Log rotation was switched off.\",\"grade\":\"HIGH\",\"note\":\"Rotation is on again.\"}")
    record Complete(String cause, String grade, String note) implements ActionBody {
        @Override
        public EventAction read(Rulebook rulebook) {
            var reader = new BodyReader();
            var action = new EventAction.Complete(
                    reader.required("/cause", cause), reader.grade("/grade", grade), reader.optional("/note", note));
            reader.refuseFlaws();
            return action;
        }
    }
}
