package io.watchkeeper.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.watchkeeper.decision.EventContext;
import io.watchkeeper.decision.EventContext.EventPresence;

/**
 * One risk event as the decisions on signals read and change it. Each change is a new value; the store writes it only if the row still has the version read.
 *
 * @param version of the row when it was read; 0 for an event that is not stored yet
 * @param diagnosis the latest
 */
public record EventRecord(
        EventIdentity identity,
        long version,
        EventState state,
        SignalState signal,
        EventCounts counts,
        EventTimes times,
        EventStanding standing,
        Optional<EventDiagnosis> diagnosis) {

    public static EventRecord opened(EventIdentity identity, EventStanding standing, Instant occurred, Instant now) {
        return new EventRecord(
                identity,
                0,
                EventState.DISCOVERED,
                SignalState.FIRING,
                EventCounts.FIRST,
                EventTimes.opened(occurred, now),
                standing,
                Optional.empty());
    }

    public long id() {
        return identity.id();
    }

    public EventRecord joined(EventStanding later, Instant occurred, boolean newMember) {
        return new EventRecord(
                identity,
                version,
                state,
                SignalState.FIRING,
                counts.joined(newMember),
                times.occurred(occurred),
                standing.worseOf(later),
                diagnosis);
    }

    /** Handling starts anew; what was done before stays in the event's entries. */
    public EventRecord reopened(EventStanding later, Instant occurred, boolean newMember) {
        return new EventRecord(
                identity,
                version,
                EventState.DISCOVERED,
                SignalState.FIRING,
                counts.joined(newMember).reopenedOnce(),
                times.occurred(occurred).reopened(),
                later,
                diagnosis);
    }

    /** One member recovered; with the last one the event's signal is resolved. */
    public EventRecord memberLeft(Instant now) {
        var left = counts.memberLeft();
        var over = left.firing() == 0 && signal == SignalState.FIRING;
        return new EventRecord(
                identity,
                version,
                state,
                left.firing() == 0 ? SignalState.RESOLVED : signal,
                left,
                over ? times.resolvedAt(now) : times,
                standing,
                diagnosis);
    }

    /** Decided again on what a diagnosis has found. */
    public EventRecord diagnosed(EventStanding again, EventDiagnosis latest) {
        return new EventRecord(
                identity, version, state, signal, counts, times, standing.diagnosed(again), Optional.of(latest));
    }

    /** What a decision at {@code now} may know of this event. */
    public EventContext context(boolean episodeKnown, EventContext settings, Instant now) {
        var completed = state == EventState.COMPLETED;
        return EventContext.of(
                        episodeKnown,
                        completed ? EventPresence.COMPLETED : EventPresence.OPEN,
                        counts.occurrences(),
                        counts.firing(),
                        Math.max(0, Duration.between(times.first(), now).toSeconds()),
                        times.completed()
                                .map(at -> Math.max(0, Duration.between(at, now).toSeconds()))
                                .orElse(0L),
                        settings.reopenWithinSeconds(),
                        settings.openedLately(),
                        settings.windowSeconds())
                .with(diagnosis.flatMap(latest -> latest.in(counts.reopened())));
    }
}
