package io.watchkeeper.decision.diagnosis;

import java.util.List;

import io.watchkeeper.facts.Sentence;

/**
 * A parameter that every check of a kind has.
 *
 * @param choices all that it may be; empty where any value of its type will do
 */
public record Parameter(String name, ParameterType type, boolean required, List<String> choices, Sentence about) {
    public Parameter {
        choices = List.copyOf(choices);
    }

    static Parameter needed(String name, ParameterType type, String en, String zh) {
        return new Parameter(name, type, true, List.of(), new Sentence(en, zh));
    }

    static Parameter possible(String name, ParameterType type, String en, String zh) {
        return new Parameter(name, type, false, List.of(), new Sentence(en, zh));
    }

    /** One of some words, of which the first is taken where none is given. */
    static Parameter choice(String name, List<String> choices, String en, String zh) {
        return new Parameter(name, ParameterType.NAME, false, choices, new Sentence(en, zh));
    }

    /** Whether the value may be given. */
    public boolean takes(String value) {
        return choices.isEmpty() ? type.fits(value) : choices.contains(value);
    }

    /** What may be given, in words. */
    public String allowed() {
        return choices.isEmpty() ? type.allowed() : String.join(", ", choices);
    }
}
