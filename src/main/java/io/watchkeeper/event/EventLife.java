package io.watchkeeper.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.watchkeeper.decision.Grade;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;

/**
 * Where an event stands in its handling, apart from how it is stored.
 *
 * @param responded who took it in hand and when; stays empty for an event that was completed without that
 * @param completed who ended it and when
 * @param cause why it was, in the words of whoever completed it, or {@link #RECOVERED_BY_ITSELF}
 */
record EventLife(
        EventState state, Grade grade, Optional<Deed> responded, Optional<Deed> completed, Optional<String> cause) {
    static final String RECOVERED_BY_ITSELF = "RECOVERED_BY_ITSELF";

    EventLife {
        var ended = state == EventState.COMPLETED;
        if (ended != completed.isPresent() || ended != cause.isPresent()) {
            throw new IllegalArgumentException("a completed event, and no other, says who completed it and why");
        }
        if (state == EventState.IN_HANDLING && responded.isEmpty()) {
            throw new IllegalArgumentException("an event in handling says who responded");
        }
    }

    record Deed(String actor, Instant at) {}

    /** What the audit log shows of it; what people wrote besides stands in the timeline. */
    Map<String, String> recorded() {
        var members = new TreeMap<>(Map.of("state", state.name(), "grade", grade.name()));
        responded.ifPresent(deed -> members.put("respondedBy", deed.actor()));
        completed.ifPresent(deed -> members.put("completedBy", deed.actor()));
        cause.ifPresent(why -> members.put("cause", why));
        return members;
    }

    /** @throws ProblemException of status 409 when the action is not possible in this state */
    EventLife after(EventAction action, Deed deed) {
        return switch (action.kind()) {
            case RESPONDED -> responded(deed);
            case STEP -> stillOpen();
            case COMPLETED -> stillOpen().completed((EventAction.Complete) action, deed);
        };
    }

    /** From the first occurrence to the response; a sender's clock that runs ahead does not make it negative. */
    Optional<Duration> responseTime(Instant firstOccurredAt) {
        return responded
                .map(deed -> Duration.between(firstOccurredAt, deed.at()))
                .map(time -> time.isNegative() ? Duration.ZERO : time);
    }

    private EventLife responded(Deed deed) {
        if (state != EventState.DISCOVERED) {
            throw wrongState("DISCOVERED");
        }
        return new EventLife(EventState.IN_HANDLING, grade, Optional.of(deed), completed, cause);
    }

    private EventLife stillOpen() {
        if (state == EventState.COMPLETED) {
            throw wrongState("DISCOVERED, IN_HANDLING");
        }
        return this;
    }

    private ProblemException wrongState(String needed) {
        return ProblemException.conflict(
                "The event is " + state + "; nothing was changed.",
                Flaw.of("WRONG_STATE", "The event's state does not allow this.", "风险事件当前的状态不允许此操作。")
                        .found(state.name())
                        .allowing(needed));
    }

    private EventLife completed(EventAction.Complete action, Deed deed) {
        var by = Optional.of(deed);
        return new EventLife(
                EventState.COMPLETED, action.grade().orElse(grade), responded, by, Optional.of(action.cause()));
    }
}
