package io.watchkeeper.facts;

/**
 * What a diagnosis concludes. Grading and recommendation are given it with the event.
 *
 * @param cause a code of {@code diagnosis/causes.csv}
 * @param confidence HIGH, MEDIUM or LOW
 * @param impact GRAVER where the cause makes the risk worse than its scenario says, else USUAL
 */
public record Diagnosis(String signal, String cause, String confidence, String impact) implements DecisionFact {
    public Diagnosis {
        signal = Normal.text(signal);
        cause = Normal.text(cause);
        confidence = Normal.text(confidence);
        impact = Normal.text(impact);
    }

    @Override
    public Diagnosis as(String other) {
        return new Diagnosis(other, cause, confidence, impact);
    }
}
