package io.watchkeeper.facts;

/**
 * The branch that the evidence at a node takes.
 *
 * @param next code of the node where the diagnosis goes on
 */
public record DiagnosisStep(String signal, String next) implements DecisionFact {
    public DiagnosisStep {
        signal = Normal.text(signal);
        next = Normal.text(next);
    }

    @Override
    public DiagnosisStep as(String other) {
        return new DiagnosisStep(other, next);
    }
}
