package io.watchkeeper.facts;

import java.util.Set;

/**
 * What a signal means by the thesaurus of the rulebook that decides it: what it is about, and what is wrong there. Made again for every decision, never
 * stored, so that a stored signal does not depend on a rulebook.
 *
 * @param kind ALERT or INSPECTION
 * @param meanings codes of the thesaurus: what the name says, and the subjects that the expression and the labels speak of
 * @param measured codes of the thesaurus: all that the metrics of the expression speak of
 */
public record SignalMeaning(String signal, String kind, Set<String> meanings, Set<String> measured) implements Fact {
    public SignalMeaning {
        signal = Normal.text(signal);
        kind = Normal.text(kind);
        meanings = Normal.set(meanings);
        measured = Normal.set(measured);
    }
}
