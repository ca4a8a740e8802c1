package io.watchkeeper.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.watchkeeper.decision.Grade;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.plan.EmergencyPlan;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;

/** Checks the members of a body and keeps what is wrong with them, so that all of it can be told at once. */
final class BodyReader {
    static final int LONGEST = 4_000;
    private static final int PLANS_SHOWN = 40;

    private final List<Flaw> flaws = new ArrayList<>();

    /** @throws ProblemException of status 422 when anything was wrong so far */
    void refuseFlaws() {
        if (!flaws.isEmpty()) {
            throw ProblemException.unprocessable("Some values are not acceptable; nothing was changed.", flaws);
        }
    }

    String required(String pointer, String text) {
        var written = optional(pointer, text);
        if (written.isEmpty()) {
            flaws.add(Flaw.at(pointer, "REQUIRED", "This must say something.", "此项必填。"));
        }
        return written;
    }

    /** The text without white space around it; empty where there is none. */
    String optional(String pointer, String text) {
        var written = text == null ? "" : text.strip();
        if (written.length() > LONGEST) {
            flaws.add(Flaw.at(pointer, "TOO_LONG", "This is too long.", "内容过长。")
                    .found(written)
                    .allowing("at most " + LONGEST + " characters"));
        } else if (written.indexOf('\0') >= 0) {
            flaws.add(Flaw.at(pointer, "UNREADABLE", "The character U+0000 cannot be stored.", "不能包含字符 U+0000。"));
        }
        return written;
    }

    Optional<Grade> grade(String pointer, String text) {
        var written = optional(pointer, text);
        var grade = Arrays.stream(Grade.values())
                .filter(known -> known.name().equals(written))
                .findFirst();
        if (grade.isEmpty() && !written.isEmpty()) {
            flaws.add(Flaw.at(pointer, "UNKNOWN_VALUE", "There is no such grade.", "没有此级别。")
                    .found(written)
                    .allowing(Arrays.stream(Grade.values()).map(Grade::name).collect(Collectors.joining(", "))));
        }
        return grade;
    }

    Optional<String> plan(String pointer, String text, Rulebook rulebook) {
        var written = optional(pointer, text);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        var plan = rulebook.plans().find(written).map(EmergencyPlan::code);
        if (plan.isEmpty()) {
            var known =
                    rulebook.plans().plans().stream().map(EmergencyPlan::code).sorted();
            flaws.add(Flaw.at(pointer, "UNKNOWN_VALUE", "There is no such plan.", "没有此预案。")
                    .found(written)
                    .allowing(known.limit(PLANS_SHOWN).collect(Collectors.joining(", "))));
        }
        return plan;
    }
}
