package io.watchkeeper.diagnosis;

/** Where a diagnosis is. */
public enum DiagnosisState {
    RUNNING,
    /** It found a cause. */
    CONCLUDED,
    /** It came to an end without a cause. */
    INCONCLUSIVE,
    /** Its time was over first. */
    TIMED_OUT
}
