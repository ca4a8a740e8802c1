package io.watchkeeper.rulebook;

import java.time.Instant;
import java.util.Arrays;

/**
 * One thing that was done with a version.
 *
 * @param actor the person, also where a token of theirs did it
 * @param reason may be empty
 */
public record RulebookStep(long version, Instant at, String actor, Kind kind, String reason) {
    /** From the first draft to the end of its time. */
    public enum Kind {
        CREATE("rulebook.create"),
        EDIT("rulebook.table.save"),
        REBASE("rulebook.rebase"),
        SUBMIT("rulebook.submit"),
        APPROVE("rulebook.approve"),
        REJECT("rulebook.reject"),
        SCHEDULE("rulebook.schedule"),
        /** The time came, and it could not be published. */
        UNSCHEDULE("rulebook.unschedule"),
        PUBLISH("rulebook.publish"),
        ROLLBACK("rulebook.rollback"),
        SHADOW("rulebook.shadow"),
        /** By a person, or because it could not go on. */
        UNSHADOW("rulebook.shadow.stop"),
        /** What a newer release of the service, on another node, calls by a name of its own. */
        OTHER("rulebook.other");

        private final String action;

        Kind(String action) {
            this.action = action;
        }

        /** As it is stored; {@link #OTHER} for a name that this release does not know. */
        static Kind of(String name) {
            return Arrays.stream(values())
                    .filter(kind -> kind.name().equals(name))
                    .findFirst()
                    .orElse(OTHER);
        }

        /** What the audit log calls it. */
        public String action() {
            return action;
        }

        /** Whether who does it has a hand in the content. */
        public boolean authors() {
            return switch (this) {
                // of what is not known the worst is assumed: who did it does not approve
                case CREATE, EDIT, REBASE, SUBMIT, OTHER -> true;
                case APPROVE, REJECT, SCHEDULE, UNSCHEDULE, PUBLISH, ROLLBACK, SHADOW, UNSHADOW -> false;
            };
        }
    }
}
