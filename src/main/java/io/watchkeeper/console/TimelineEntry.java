package io.watchkeeper.console;

import java.time.Instant;
import java.util.Arrays;

import io.watchkeeper.decision.Grade;
import io.watchkeeper.decision.plan.EmergencyPlan;
import io.watchkeeper.decision.plan.Plans;
import io.watchkeeper.event.RiskEventView;
import io.watchkeeper.facts.Sentence;

/**
 * One line of an event's timeline.
 *
 * @param plan name of the plan that a step belongs to, or null
 * @param grade the grade that the actor gave, or null
 * @param why the service did so, or null
 */
public record TimelineEntry(
        Instant at, String actor, Kind kind, String text, Sentence plan, Grade grade, Sentence why) {
    /** OTHER stands for what a newer instance of the service wrote while an upgrade rolls. */
    public enum Kind {
        DISCOVERED,
        RESPONDED,
        STEP,
        COMPLETED,
        CHANGE_STARTED,
        CHANGE_ENDED,
        DIAGNOSED,
        RUN_STARTED,
        RUN_ENDED,
        RUN_TAKEN_BACK,
        SELF_HEAL_WAITING,
        SELF_HEAL_HOLDING,
        SELF_HEAL_REFUSED,
        SELF_HEAL_SHADOW,
        SELF_HEAL_RUNNING,
        SELF_HEAL_VERIFYING,
        SELF_HEAL_SUCCEEDED,
        SELF_HEAL_FAILED,
        SELF_HEAL_REJECTED,
        SELF_HEAL_EXPIRED,
        SELF_HEAL_OBSERVED,
        OTHER
    }

    static TimelineEntry discovery(RiskEventView event) {
        return new TimelineEntry(event.firstOccurredAt(), event.source(), Kind.DISCOVERED, "", null, null, null);
    }

    static TimelineEntry of(RiskEventView.Entry entry, Plans plans) {
        var kind = Arrays.stream(Kind.values())
                .filter(known -> known.name().equals(entry.kind()))
                .findFirst();
        return new TimelineEntry(
                entry.at(),
                entry.actor(),
                kind.orElse(Kind.OTHER),
                kind.isPresent() ? entry.text() : entry.kind() + " " + entry.text(),
                plan(entry.planCode(), plans),
                entry.grade(),
                entry.why());
    }

    private static Sentence plan(String code, Plans plans) {
        return code == null ? null : plans.find(code).map(EmergencyPlan::name).orElse(new Sentence(code, code));
    }
}
