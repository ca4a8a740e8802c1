package io.watchkeeper.plan;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a run comes from.
 *
 * @param event its id
 * @param startedBy a person, a token, or {@code watchkeeper}
 * @param person who is behind it: they cannot be their own second person
 * @param healRecord of the decision of the guard rules that let it run
 * @param review digest of the review sheet, where it was started from one
 */
public record RunOrigin(
        Trigger trigger,
        String workspace,
        Optional<Long> event,
        String startedBy,
        String person,
        Optional<Long> healRecord,
        Optional<String> review) {

    /** What starts runs. */
    public enum Trigger {
        MANUAL,
        SELF_HEAL,
        /** What only a newer release of the service knows. */
        OTHER;

        static Trigger of(String name) {
            return Stream.of(values())
                    .filter(trigger -> trigger.name().equals(name))
                    .findFirst()
                    .orElse(OTHER);
        }
    }

    public static RunOrigin selfHeal(String workspace, long event, String startedBy, Optional<Long> healRecord) {
        return new RunOrigin(
                Trigger.SELF_HEAL, workspace, Optional.of(event), startedBy, startedBy, healRecord, Optional.empty());
    }
}
