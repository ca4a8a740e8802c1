package io.watchkeeper.event;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

import io.watchkeeper.decision.Grade;

/**
 * The events that are not completed, counted. Grades and states without one are there with 0.
 *
 * @param firing those that still fire
 */
public record OpenEventCounts(long open, long firing, Map<EventState, Long> byState, Map<Grade, Long> byGrade) {
    public OpenEventCounts {
        var states = new EnumMap<EventState, Long>(Map.of(EventState.DISCOVERED, 0L, EventState.IN_HANDLING, 0L));
        states.putAll(byState);
        byState = Collections.unmodifiableMap(states);
        var grades = new EnumMap<Grade, Long>(Grade.class);
        for (var grade : Grade.values()) {
            grades.put(grade, byGrade.getOrDefault(grade, 0L));
        }
        byGrade = Collections.unmodifiableMap(grades);
    }
}
