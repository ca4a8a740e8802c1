package io.watchkeeper.event;

import java.util.List;

import io.watchkeeper.decision.Grade;
import io.watchkeeper.decision.Reason;
import io.watchkeeper.decision.Verdict;

/** What was decided about an event: its grade and why, the plans, and by which rulebook. */
public record EventStanding(
        Grade grade,
        Reason gradeReason,
        List<Verdict.Recommended> recommendations,
        boolean storm,
        long rulebookVersion) {

    public static EventStanding of(Verdict verdict, long rulebookVersion) {
        var grading = verdict.grade().orElseThrow();
        return new EventStanding(
                grading.grade(),
                grading.reason(),
                verdict.recommendations(),
                verdict.storm().isPresent(),
                rulebookVersion);
    }

    /** Decided again on what a diagnosis has found: its plans count in any case, its grade where it is not milder. */
    EventStanding diagnosed(EventStanding again) {
        var worse = worseOf(again);
        return new EventStanding(
                worse.grade, worse.gradeReason, again.recommendations, worse.storm, again.rulebookVersion);
    }

    /** While an event is open a weaker member does not play it down: the worse grade stays, with its reason and its plans. */
    EventStanding worseOf(EventStanding later) {
        return later.grade.compareTo(grade) <= 0
                ? later
                : new EventStanding(grade, gradeReason, recommendations, storm || later.storm, rulebookVersion);
    }
}
