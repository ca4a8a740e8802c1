package io.watchkeeper.plan.machine;

import io.watchkeeper.plan.machine.Happening.Answer;
import io.watchkeeper.plan.machine.Happening.Retry;
import io.watchkeeper.plan.machine.Happening.Skip;
import io.watchkeeper.plan.machine.Reaction.Accepted;
import io.watchkeeper.plan.machine.Reaction.Reason;
import io.watchkeeper.plan.machine.Reaction.Refused;

/** What people decide on one part of a run that has not ended. */
record Decisions(Layout layout) {
    Reaction decide(Progress progress, Happening happening) {
        if (happening instanceof Retry retry) {
            return on(progress, retry.part(), (part, question) -> retry(progress, part, question));
        }
        if (happening instanceof Skip skip) {
            return on(
                    progress,
                    skip.part(),
                    (part, question) -> new Accepted(progress.with(
                            part.id(), progress.of(part.id()).standing(Standing.SKIPPED, "skipped by a person"))));
        }
        var answer = (Answer) happening;
        return on(progress, answer.part(), (part, question) -> answer(progress, part, question, answer));
    }

    private interface Deciding {
        Reaction on(Part part, Question question);
    }

    private Reaction on(Progress progress, String id, Deciding deciding) {
        var part = layout.part(id);
        if (part.isEmpty()) {
            return new Refused(Reason.UNKNOWN_STEP);
        }
        return progress.question(part.get())
                .map(question -> deciding.on(part.get(), question))
                .orElseGet(() -> new Refused(Reason.NOT_ASKED));
    }

    private static Reaction retry(Progress progress, Part part, Question question) {
        return question == Question.WHAT_NOW
                ? new Accepted(progress.with(part.id(), progress.of(part.id()).anew()))
                : new Refused(Reason.ANSWER_FIRST);
    }

    private static Reaction answer(Progress progress, Part part, Question question, Answer answer) {
        var now = progress.of(part.id());
        if (question == Question.WHAT_NOW) {
            return new Refused(Reason.NOT_ASKED);
        }
        if (answer.done()) {
            return new Accepted(progress.with(part.id(), now.done(progress.doneSoFar() + 1, answer.outputs())));
        }
        boolean wanted = part.phase() == Phase.UNDO || progress.mode() == Mode.FORWARD;
        var not = question == Question.DO_IT || !wanted
                ? now.standing(Standing.FAILED, "not done, as a person says")
                : now.anew();
        return new Accepted(progress.with(part.id(), not));
    }
}
