package io.watchkeeper.decision.table;

import io.watchkeeper.facts.Sentence;

/** A pattern that would mean something else to Java than to us, or that costs too much. */
final class PatternRefused extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Sentence sentence;

    PatternRefused(String en, String zh) {
        super(en, null, false, false);
        sentence = new Sentence(en, zh);
    }

    Sentence sentence() {
        return sentence;
    }
}
