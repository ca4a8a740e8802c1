package io.watchkeeper.decision.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.content.Nearest;
import io.watchkeeper.facts.Sentence;

/** Says what is wrong with what an operation names. */
final class OperationReview {
    private final PlanLibrary library;
    private final AtomicOperation operation;
    private final Problems.InFile problems;

    private OperationReview(PlanLibrary library, AtomicOperation operation, Problems.InFile problems) {
        this.library = library;
        this.operation = operation;
        this.problems = problems;
    }

    static void of(PlanLibrary library, AtomicOperation operation, Problems.InFile problems) {
        var review = new OperationReview(library, operation, problems);
        review.named("verify", operation.verify()).ifPresent(review::verify);
        review.named("undo", operation.undo()).ifPresent(undo -> review.parameters("undo", undo));
        if (operation.kind().checks() && library.check(operation.does().get(0)).isEmpty()) {
            review.unknown(
                    "does",
                    "UNKNOWN_CHECK",
                    operation.does().get(0),
                    library.checks().keySet());
        }
    }

    /** @param plans codes of those that use it */
    static void ofUse(AtomicOperation operation, Collection<String> plans, Problems.InFile problems) {
        if (operation.life() == AtomicOperation.Life.DEPRECATED && !plans.isEmpty()) {
            problems.add(PlanReview.warning(
                    "life",
                    "OPERATION_IN_USE",
                    String.join(", ", plans),
                    new Sentence("These plans use it still: lead them to another operation.", "仍有预案在使用它，请改用其他操作。")));
        }
    }

    private Optional<AtomicOperation> named(String member, Optional<String> code) {
        var found = code.flatMap(library::operation);
        if (code.isPresent() && found.isEmpty()) {
            unknown(
                    member,
                    "UNKNOWN_OPERATION",
                    code.get(),
                    library.operations().keySet());
        }
        return found;
    }

    private void unknown(String member, String code, String value, java.util.Set<String> known) {
        problems.add(
                member,
                code,
                value,
                new Sentence("There is nothing of this name.", "没有该名称的内容。"),
                "",
                Nearest.to(value, known));
    }

    private void verify(AtomicOperation verify) {
        parameters("verify", verify);
        if (verify.danger() > 0) {
            problems.add(
                    "verify",
                    "CHANGING_VERIFICATION",
                    verify.code(),
                    new Sentence("What verifies an operation only looks: its danger is 0.", "用于验证的操作只能读取，其危险级别必须为 0。"));
        }
    }

    /** What follows an operation by itself can only use the values that the operation was given. */
    private void parameters(String member, AtomicOperation other) {
        var missing = new ArrayList<String>();
        for (var parameter : other.parameters().values()) {
            var own = operation.parameters().get(parameter.name());
            boolean given = own != null && ParameterReader.compatible(own.type(), Optional.of(parameter.type()));
            if (!given && parameter.standard().isEmpty()) {
                missing.add(parameter.name());
            }
        }
        if (!missing.isEmpty()) {
            problems.add(
                    member,
                    "MISSING_PARAMETER",
                    String.join(", ", missing),
                    new Sentence("That operation needs parameters that this one does not have.", "该操作需要的参数在此操作中不存在。"),
                    String.join(", ", operation.parameters().keySet()),
                    "");
        }
    }
}
