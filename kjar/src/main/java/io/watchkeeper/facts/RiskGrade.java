package io.watchkeeper.facts;

/**
 * How grave the event is.
 *
 * @param grade CRITICAL, HIGH, MEDIUM, LOW or INFO
 * @param reason a code of {@code reasons.csv}
 */
public record RiskGrade(String signal, String grade, String reason) implements DecisionFact {
    public RiskGrade {
        signal = Normal.text(signal);
        grade = Normal.text(grade);
        reason = Normal.text(reason);
    }

    @Override
    public RiskGrade as(String other) {
        return new RiskGrade(other, grade, reason);
    }
}
