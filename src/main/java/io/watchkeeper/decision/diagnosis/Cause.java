package io.watchkeeper.decision.diagnosis;

import io.watchkeeper.facts.Sentence;

/** What a diagnosis may find, from {@code diagnosis/causes.csv}. */
public record Cause(String code, Sentence name, Sentence impact, Sentence advice) {}
