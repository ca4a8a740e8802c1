package io.watchkeeper.rulebook.release;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.Problem;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.RulebookVersion.State;

/** Why something is not done with a version, for programs and people. */
final class Refusals {
    private Refusals() {}

    static ProblemException of(Outcome.Refused refused) {
        if (refused instanceof Outcome.WrongState wrong) {
            return state(
                    "The version is " + wrong.state() + "; this is done with one that is " + names(wrong.allowed())
                            + ".",
                    wrong.state());
        }
        if (refused instanceof Outcome.AlreadyDone done) {
            return state("This is done already; the version is " + done.state() + ".", done.state());
        }
        if (refused instanceof Outcome.OwnWork) {
            return ProblemException.forbidden(
                    "Nobody approves their own work: you, or a token of yours, made, edited or submitted this version.");
        }
        if (refused instanceof Outcome.NotAsked other) {
            return ProblemException.forbidden(
                    other.awaited().isEmpty()
                            ? "Your approval is there already."
                            : "What is changed here is approved by one of: " + String.join(", ", other.awaited())
                                    + ".");
        }
        if (refused instanceof Outcome.NotTheirs other) {
            return notTheirs(other.areas());
        }
        return ProblemException.unprocessable(
                "A reason is needed.", List.of(Flaw.at("/reason", "REQUIRED", "Say why.", "请说明原因。")));
    }

    /** @param areas that a draft changes and that are not theirs to edit */
    static ProblemException notTheirs(Set<String> areas) {
        return ProblemException.forbidden(
                "You may edit plans and operations only, and compared with its base or with what is live"
                        + " this version differs in: " + String.join(", ", areas)
                        + ". Take in what was published since, or ask somebody who may edit the rulebook.");
    }

    private static ProblemException state(String detail, State state) {
        return new ProblemException(Problem.of(409, detail, List.of()).with("state", state));
    }

    /** @param member what is in the way, such as {@code problems} */
    static ProblemException because(String detail, State state, String member, Collection<?> inTheWay) {
        return new ProblemException(
                Problem.of(409, detail, List.of()).with("state", state).with(member, inTheWay));
    }

    private static String names(Set<State> states) {
        return states.stream().sorted().map(State::name).collect(Collectors.joining(" or "));
    }
}
