package io.watchkeeper.facts;

/**
 * The event as it will stand once the signal has joined it: what grading and recommendation look at.
 *
 * @param kind ALERT or INSPECTION
 * @param scenario code of the scenario; {@code domain} and {@code level} are the catalogue's
 * @param level the grade that the scenario has when nothing speaks for another
 * @param severity of the signal, as in {@link Alert#severity}; for inspections error when FAILED and warning when ERROR
 * @param environment as in {@link Alert#environment}
 * @param occurrences distinct episodes, this one counted
 * @param firing members that fire, this one counted
 * @param openMinutes whole minutes since the event's first occurrence
 * @param objects events of the same scenario opened lately, this one counted
 * @param reopened whether this signal opens a completed event again
 * @param storm whether it belongs to a storm
 * @param importance of the object to the business: high, low, or empty where nobody said
 * @param grade empty while the event is graded, then the grade
 */
public record RiskEvent(
        String signal,
        String kind,
        String scenario,
        String domain,
        String level,
        String severity,
        String environment,
        long occurrences,
        long firing,
        long openMinutes,
        long objects,
        boolean reopened,
        boolean storm,
        String importance,
        String grade)
        implements Fact {
    public RiskEvent {
        signal = Normal.text(signal);
        kind = Normal.text(kind);
        scenario = Normal.text(scenario);
        domain = Normal.text(domain);
        level = Normal.text(level);
        severity = Normal.text(severity);
        environment = Normal.text(environment);
        importance = Normal.text(importance);
        grade = Normal.text(grade);
    }
}
