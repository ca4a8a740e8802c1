package io.watchkeeper.plan;

import java.util.List;

import io.watchkeeper.decision.plan.PlannedRun;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;

/** What somebody has to type before a run begins: the graver it is, the more they must have read. */
final class Confirmation {
    static final int GRAVE = 3;
    private static final int TYPED = 2;

    private Confirmation() {}

    /** Empty for tier 1; the plan's code for tier 2; for tier 3 the one target, else the code and how many there are. */
    static String expected(PlannedRun run) {
        if (run.tier() < TYPED) {
            return "";
        }
        if (run.tier() < GRAVE) {
            return run.plan();
        }
        return run.targets().size() == 1
                ? run.targets().get(0).name()
                : run.plan() + " " + run.targets().size();
    }

    /** @throws ProblemException 422 where something else was typed */
    static void check(PlannedRun run, String typed) {
        var expected = expected(run);
        if (!expected.isEmpty() && !expected.equals(typed == null ? "" : typed.strip())) {
            throw ProblemException.unprocessable(
                    "What was typed does not confirm this run.",
                    List.of(Flaw.at("/confirmation", "NOT_CONFIRMED", "Type what is allowed here.", "请输入此处要求的文字。")
                            .found(typed == null ? "" : typed)
                            .allowing(expected)));
        }
    }
}
