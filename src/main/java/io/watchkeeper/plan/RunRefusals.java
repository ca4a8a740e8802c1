package io.watchkeeper.plan;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

import io.watchkeeper.facts.Sentence;
import io.watchkeeper.plan.RunStart.HeldTarget;
import io.watchkeeper.plan.machine.Happening;
import io.watchkeeper.plan.machine.Reaction.Reason;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;

/** Why something was not done with a run, for people. */
final class RunRefusals {
    private RunRefusals() {}

    static ProblemException of(StoredRun run, Happening wish, Reason reason) {
        if (reason == Reason.UNKNOWN_STEP) {
            return ProblemException.notFound("The run has no such step.");
        }
        var why = words(reason);
        return ProblemException.conflict(
                why.en(), Flaw.of(reason.name(), why.en(), why.zh()).found(state(run)));
    }

    /** This release does not know what a newer one has stored. */
    static ProblemException newer() {
        return ProblemException.conflict(
                "The run holds what only a newer release of the service knows: nodes of that release go on with it and show it.",
                Flaw.of("NEWER_RELEASE", "A node of a newer release has written this run.", "该执行由较新版本的节点写入。"));
    }

    private static String state(StoredRun run) {
        return run.progress().state(run.layout()).name();
    }

    private static Sentence words(Reason reason) {
        return switch (reason) {
            case ENDED -> new Sentence("The run has ended.", "该执行已结束。");
            case NOT_CONFIRMED ->
                new Sentence(
                        "The run waits for a second person; it can be confirmed or stopped.", "该执行正等待第二人确认；可以确认或停止。");
            case NOT_WAITING -> new Sentence("The run does not wait for a second person.", "该执行并不在等待第二人确认。");
            case ALREADY_PAUSED -> new Sentence("The run is paused already.", "该执行已暂停。");
            case NOT_PAUSED -> new Sentence("The run is not paused.", "该执行未处于暂停状态。");
            case ALREADY_ROLLING_BACK -> new Sentence("The run is being rolled back already.", "该执行已在回滚。");
            case NOT_ENDED -> new Sentence("The run has not ended.", "该执行尚未结束。");
            case NOTHING_TO_TAKE_BACK ->
                new Sentence(
                        "The run has ended, and nothing that it did can be taken back by the service.",
                        "该执行已结束，且没有可由系统撤回的操作。");
            case STOPPING ->
                new Sentence(
                        "The run is stopping: it begins nothing, and ends once nothing is under way.",
                        "该执行正在停止：不再开始新步骤，进行中的步骤结束后即结束。");
            case UNKNOWN_STEP -> new Sentence("The run has no such step.", "该执行没有此步骤。");
            case NOT_ASKED -> new Sentence("Nobody is asked about this step now.", "该步骤目前没有待决定的问题。");
            case ANSWER_FIRST ->
                new Sentence(
                        "Nobody knows whether this step happened: say so first, by answer.",
                        "尚不清楚该步骤是否已执行：请先通过 answer 说明。");
        };
    }

    /** A call may be under way on a node that nobody hears of. */
    static ProblemException underWay(String part, Instant until) {
        return ProblemException.conflict(
                "The call of " + part + " may be under way until " + until
                        + "; whether it did not happen can be known after that.",
                Flaw.at(
                                "/answer",
                                "MAY_BE_UNDER_WAY",
                                "Until then the call may still be under way.",
                                "在此时间之前，该调用可能仍在进行。")
                        .found(until.toString()));
    }

    /** @param until when it could have been */
    static ProblemException tooLate(StoredRun run, Instant until) {
        return ProblemException.conflict(
                "What a run did can be taken back until " + until + ", some time after its end; take it back by hand.",
                Flaw.of("ENDED_TOO_LONG_AGO", "The run has ended too long ago to be rolled back.", "该执行结束过久，不能回滚。")
                        .found(state(run)));
    }

    /** @param later a run that acted on one of its targets after it */
    static ProblemException overtaken(long later) {
        return ProblemException.conflict(
                "Run " + later
                        + " has acted on its targets since: what this one did may no longer be as it left it. Take it back by hand.",
                Flaw.of("LATER_RUN", "A later run has acted on its targets.", "之后的执行已操作过其目标。")
                        .found(Long.toString(later)));
    }

    /** Names each target and who holds it; {@code held} lists them for programs. */
    static ProblemException held(List<HeldTarget> held) {
        var first = held.get(0);
        var detail = held.size() == 1
                ? "Run " + first.run() + " acts on " + first.target() + "; one run at a time acts on a target."
                : "Other runs act on " + held.size() + " of the targets, run " + first.run() + " on " + first.target()
                        + " among them; one run at a time acts on a target.";
        var flaws = held.stream()
                .limit(20)
                .map(one -> Flaw.at("/targets", "TARGET_HELD", "Another run acts on this target.", "该目标正由另一执行操作。")
                        .found(one.target()))
                .toArray(Flaw[]::new);
        var refusal = ProblemException.conflict(detail, flaws).problem();
        return new ProblemException(
                refusal.with("held", held.stream().map(HeldView::of).collect(Collectors.toList())));
    }

    /** @param run its id */
    record HeldView(String target, String run) {
        static HeldView of(HeldTarget held) {
            return new HeldView(held.target(), Long.toString(held.run()));
        }
    }
}
