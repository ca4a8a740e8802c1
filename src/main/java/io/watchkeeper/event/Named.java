package io.watchkeeper.event;

import io.watchkeeper.facts.Sentence;

/** A scenario or a plan by its code, and as people call it. */
public record Named(String code, Sentence name) {}
