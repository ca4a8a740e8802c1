package io.watchkeeper.console;

import java.util.List;

import io.watchkeeper.decision.plan.OutlinePlace.Section;
import io.watchkeeper.rulebook.draft.ProblemView;

/**
 * The form of a step, of a check, or of the head of a plan.
 *
 * @param place where it is sent, or will stand
 * @param after null for what waits for no steps
 * @param declared null where nothing is
 * @param references that values may be, {@code outputs} those among them that steps tell
 */
public record OutlineSheet(
        Place place,
        List<Group> groups,
        After after,
        Declarations declared,
        List<String> references,
        List<String> outputs) {
    /** Whether what it does may be chosen: checks only look. */
    public boolean chooses() {
        return place.head()
                || Section.STEPS.member().equals(place.section())
                || place.at().startsWith("steps.");
    }

    /** Id of the list of references. */
    static final String REFERENCES = "references";
    /** Id of the list of outputs. */
    static final String OUTPUTS = "outputs";

    /**
     * @param at path such as {@code steps.drain}, {@code plan} for the head, empty for what is new
     * @param section in which the new one stands
     * @param id of the new one
     * @param behind the one that it stands behind
     * @param from where the arrow comes from that the new one stands on, {@code to} where it leads; empty for none
     */
    public record Place(String at, String section, String id, String behind, String from, String to) {
        public boolean adds() {
            return at.isEmpty();
        }

        public boolean head() {
            return at.equals("plan");
        }
    }

    /** @param name of the heading */
    public record Group(String name, List<OutlineField> fields) {}

    /**
     * What a step waits for.
     *
     * @param usual whether that is the step before it
     * @param chosen ids of the steps, among {@code all}
     */
    public record After(boolean usual, List<String> all, List<String> chosen, List<ProblemView> problems) {
        public boolean has(String id) {
            return chosen.contains(id);
        }
    }
}
