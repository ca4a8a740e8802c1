package io.watchkeeper.event;

import java.time.Instant;
import java.util.Optional;

import io.watchkeeper.decision.Grade;

/** A row of {@code risk_event} as a test wants it; what the test does not speak of has a plain value. */
record EventRow(
        String workspace,
        String scenario,
        String title,
        String object,
        String source,
        Grade grade,
        EventState state,
        SignalState signal,
        Instant first,
        Instant last,
        Optional<Instant> resolved) {
    static final Instant EIGHT = Instant.parse("2026-03-01T08:00:00Z");

    static EventRow of(Grade grade, Instant first) {
        return new EventRow(
                "default",
                "HOST-DISK-SPACE",
                "Disk fills up",
                "web-1",
                "alertmanager",
                grade,
                EventState.DISCOVERED,
                SignalState.FIRING,
                first,
                first,
                Optional.empty());
    }

    EventRow in(String other) {
        return new EventRow(other, scenario, title, object, source, grade, state, signal, first, last, resolved);
    }

    EventRow about(String otherTitle, String otherObject) {
        return new EventRow(
                workspace, scenario, otherTitle, otherObject, source, grade, state, signal, first, last, resolved);
    }

    EventRow from(String otherScenario, String otherSource) {
        return new EventRow(
                workspace, otherScenario, title, object, otherSource, grade, state, signal, first, last, resolved);
    }

    EventRow being(EventState other) {
        return new EventRow(workspace, scenario, title, object, source, grade, other, signal, first, last, resolved);
    }

    EventRow lastAt(Instant other) {
        return new EventRow(workspace, scenario, title, object, source, grade, state, signal, first, other, resolved);
    }

    EventRow resolvedAt(Instant at) {
        return new EventRow(
                workspace,
                scenario,
                title,
                object,
                source,
                grade,
                state,
                SignalState.RESOLVED,
                first,
                last,
                Optional.of(at));
    }
}
