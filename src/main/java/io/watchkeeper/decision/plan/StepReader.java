package io.watchkeeper.decision.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.watchkeeper.decision.diagnosis.Given;
import io.watchkeeper.decision.plan.PlanStep.Acts;
import io.watchkeeper.decision.plan.PlanStep.Calls;
import io.watchkeeper.decision.plan.PlanStep.Checks;
import io.watchkeeper.decision.plan.PlanStep.Deed;
import io.watchkeeper.decision.plan.PlanStep.Manual;
import io.watchkeeper.decision.plan.PlanStep.Undo;
import io.watchkeeper.decision.plan.PlanStep.When;
import io.watchkeeper.facts.Sentence;

/** Reads the steps of one plan, its checks before and its checks after. */
final class StepReader {
    static final Duration LONGEST = Duration.ofHours(24);

    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int MOST_RETRIES = 20;
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    private final int tier;
    private final Set<String> ids = new HashSet<>();

    StepReader(int tier) {
        this.tier = tier;
    }

    List<PlanStep> steps(Members plan, String member) {
        if (!plan.has(member)) {
            plan.missing(member);
        }
        var steps = new ArrayList<PlanStep>();
        for (var written : plan.list(member)) {
            var before = steps.isEmpty()
                    ? Set.<String>of()
                    : Set.of(steps.get(steps.size() - 1).id());
            steps.add(step(written, "step-" + (steps.size() + 1), before));
            written.noOthers();
        }
        if (plan.has(member) && steps.isEmpty()) {
            plan.missing(member);
        }
        return steps;
    }

    List<PlanStep> checks(Members plan, String member) {
        var checks = new ArrayList<PlanStep>();
        var prefix = member.equals("checks") ? "check-" : "verify-";
        for (var written : plan.list(member)) {
            var check = check(written);
            checks.add(new PlanStep(
                    id(written, prefix + (checks.size() + 1)),
                    written.path(),
                    written.possibleSentence(),
                    check,
                    Set.of(),
                    perTarget(written, check),
                    Optional.empty(),
                    0,
                    PAUSE,
                    Optional.empty(),
                    Optional.empty()));
            written.noOthers();
        }
        return checks;
    }

    private PlanStep step(Members written, String id, Set<String> before) {
        var deed = deed(written);
        var retry = written.inner("retry");
        var step = new PlanStep(
                id(written, id),
                written.path(),
                written.sentence(),
                deed,
                written.has("after") ? new TreeSet<>(written.texts("after")) : before,
                perTarget(written, deed),
                when(written),
                retry.map(times -> times.number("times", 1, MOST_RETRIES, 1)).orElse(0),
                retry.map(times -> times.duration("pause", LONGEST, PAUSE)).orElse(PAUSE),
                written.has("timeout") ? Optional.of(written.duration("timeout", LONGEST, LONGEST)) : Optional.empty(),
                undo(written));
        retry.ifPresent(Members::noOthers);
        return step;
    }

    private String id(Members written, String otherwise) {
        var id = written.has("id") ? written.text("id") : otherwise;
        if (!ID.matcher(id).matches()) {
            written.problem(
                    "id",
                    "BAD_NAME",
                    id,
                    new Sentence(
                            "A step is named by 1 to 32 small letters, digits and dashes and begins with a letter.",
                            "步骤标识由 1 到 32 个小写字母、数字和短横线组成，以字母开头。"));
        }
        if (!ids.add(id)) {
            written.problem("id", "DUPLICATE_STEP", id, new Sentence("Another step has this id.", "已有步骤使用该标识。"));
        }
        return id;
    }

    private Deed deed(Members written) {
        var does = Stream.of("operation", "check", "plan").filter(written::has).toList();
        if (does.size() > 1) {
            written.problem(
                    does.get(1),
                    "TWO_DEEDS",
                    written.text(does.get(1)),
                    new Sentence("A step does one thing.", "一个步骤只能做一件事。"),
                    "operation, check, plan");
        }
        if (does.isEmpty()) {
            return manual(written);
        }
        return switch (does.get(0)) {
            case "operation" ->
                new Acts(written.text("operation"), written.values("with"), written.given("connection"));
            case "check" -> check(written);
            default -> new Calls(written.text("plan"), written.values("with"));
        };
    }

    private Manual manual(Members written) {
        boolean approves = written.flag("approve");
        var form = ParameterReader.read(written, "form");
        boolean attended = written.flag("attended");
        if (attended && (approves || !form.isEmpty())) {
            written.problem(
                    "attended",
                    "BAD_VALUE",
                    "true",
                    new Sentence(
                            "What others need, an approval or the answers of a form, is never left out.",
                            "批准和表单内容不能省略。"),
                    "false");
        }
        return new Manual(form, written.number("danger", 0, 3, approves ? 0 : tier), approves, attended);
    }

    private Checks check(Members written) {
        return new Checks(
                written.needed("check"),
                written.values("with"),
                must(written),
                written.has("within") ? Optional.of(written.duration("within", LONGEST, LONGEST)) : Optional.empty());
    }

    private static Requirement must(Members written) {
        var read = written.has("must") ? Requirement.read(written.text("must")) : Optional.of(Requirement.ANSWERS);
        if (read.isEmpty()) {
            written.problem(
                    "must",
                    "BAD_REQUIREMENT",
                    written.text("must"),
                    new Sentence("This says nothing about an answer.", "无法识别该要求。"),
                    Requirement.ALLOWED);
        }
        return read.orElse(Requirement.ANSWERS);
    }

    /** Operations are done to each target, checks only where a value comes of it, and what people do is done once. */
    private static boolean perTarget(Members written, Deed deed) {
        var each = written.text("each");
        if (written.has("each") && !each.equals("target") && !each.equals("once")) {
            written.problem(
                    "each",
                    "BAD_VALUE",
                    each,
                    new Sentence("A step is done to each target, or once.", "步骤对每个目标执行，或只执行一次。"),
                    "target, once");
        }
        boolean usual = deed instanceof Acts
                || deed instanceof Checks && deed.with().values().stream().anyMatch(References::ofTarget);
        return written.has("each") ? each.equals("target") : usual;
    }

    private static Optional<When> when(Members written) {
        return written.inner("when").flatMap(when -> {
            var output = when.given("output");
            var is = when.texts("is");
            if (is.isEmpty()) {
                when.missing("is");
            }
            if (output.isEmpty() && !when.has("output")) {
                when.missing("output");
            }
            if (output.isPresent() && output.get() instanceof Given.Constant constant) {
                when.problem(
                        "output",
                        "UNKNOWN_REFERENCE",
                        constant.value(),
                        new Sentence("An output of a step is named here.", "此处应引用某个步骤的输出。"),
                        "${steps.ID.OUTPUT}");
            }
            when.noOthers();
            return output.filter(Given.Reference.class::isInstance)
                    .map(reference -> new When((Given.Reference) reference, is));
        });
    }

    private static Optional<Undo> undo(Members written) {
        return written.inner("undo").map(undo -> {
            var read = new Undo(undo.needed("operation"), undo.values("with"));
            undo.noOthers();
            return read;
        });
    }
}
