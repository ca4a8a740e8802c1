package io.watchkeeper.plan;

import java.util.List;

import io.watchkeeper.facts.Sentence;

/**
 * A plan of the live rulebook.
 *
 * @param version the number of its text, counted from 1
 * @param acts whether the service does something itself; else people do all of it
 * @param reversible whether everything that it changes can be taken back
 * @param scenarios for which some row recommends it
 * @param operations that it does itself
 * @param targets what it acts on where nobody says, as it is written
 */
public record PlanView(
        String code,
        long version,
        String digest,
        Sentence name,
        Sentence description,
        int tier,
        boolean acts,
        boolean reversible,
        List<Named> scenarios,
        List<Named> operations,
        List<Parameter> parameters,
        List<String> targets,
        Batch batch,
        List<Step> checks,
        List<Step> steps,
        List<Step> verification) {
    public record Named(String code, Sentence name) {}

    /** @param standard a constant or a reference, null where somebody has to say */
    public record Parameter(String name, String type, String standard, Sentence about) {}

    public record Batch(int first, int then, int tolerance) {}

    /**
     * @param does MANUAL, APPROVAL, OPERATION, CHECK or PLAN
     * @param of code of the operation, the check or the plan; null for what a person does
     * @param must what the answer of a check must be, else null
     * @param undo code of the operation that takes it back, or null
     */
    public record Step(
            String id,
            Sentence text,
            String does,
            String of,
            String must,
            List<String> after,
            boolean perTarget,
            int retries,
            String undo) {}
}
