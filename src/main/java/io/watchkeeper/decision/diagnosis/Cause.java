package io.watchkeeper.decision.diagnosis;

import io.watchkeeper.facts.Sentence;

/**
 * What a diagnosis may find, from {@code diagnosis/causes.csv}.
 *
 * @param above whether it sits in what the object of the event needs, not in the object itself
 */
public record Cause(String code, Sentence name, Sentence impact, Sentence advice, boolean above) {}
