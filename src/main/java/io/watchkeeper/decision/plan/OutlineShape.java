package io.watchkeeper.decision.plan;

import java.util.List;
import java.util.Set;

/**
 * Which members a part of a file has, and how each is written. Members by their path, such as {@code batch.first}; what is in no set is a text, or holds members.
 *
 * @param members in the order in which they are written
 * @param declared by name, each with a type
 * @param lists their elements are lines of one text
 * @param numbered lists whose elements are texts of their own, such as {@code does.0}: an element may hold several lines
 */
record OutlineShape(
        List<String> members,
        Set<String> declared,
        Set<String> lists,
        Set<String> numbered,
        Set<String> flags,
        Set<String> numbers) {
    /** The head of a plan, a step, a check. */
    static final OutlineShape PLAN = new OutlineShape(
            List.of(
                    "name",
                    "description",
                    "en",
                    "zh",
                    "tier",
                    "parameters",
                    "targets",
                    "batch",
                    "operation",
                    "check",
                    "plan",
                    "connection",
                    "with",
                    "must",
                    "within",
                    "danger",
                    "approve",
                    "attended",
                    "form",
                    "each",
                    "after",
                    "when",
                    "retry",
                    "timeout",
                    "undo"),
            Set.of("parameters", "form"),
            Set.of("after", "when.is", "targets"),
            Set.of(),
            Set.of("approve", "attended"),
            Set.of("tier", "danger", "retry.times", "batch.first", "batch.then", "batch.tolerance"));

    static final OutlineShape OPERATION = new OutlineShape(
            List.of(
                    "name",
                    "about",
                    "life",
                    "kind",
                    "connection",
                    "targets",
                    "does",
                    "parameters",
                    "outputs",
                    "timeout",
                    "idempotent",
                    "danger",
                    "verify",
                    "undo"),
            Set.of("parameters", "outputs"),
            Set.of("targets"),
            Set.of("does"),
            Set.of("idempotent"),
            Set.of("danger"));
}
