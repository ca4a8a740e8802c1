package io.watchkeeper.decision.table;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The column keywords that our tables may use. Stock Drools also guesses by the first letter; we accept the exact forms only. */
public enum Keyword {
    NAME("NAME", "N"),
    DESCRIPTION("DESCRIPTION", "I"),
    PRIORITY("PRIORITY", "P"),
    ACTIVATION_GROUP("ACTIVATION-GROUP", "X"),
    CONDITION("CONDITION", "C"),
    ACTION("ACTION", "A");

    private final String word;
    private final String letter;

    Keyword(String word, String letter) {
        this.word = word;
        this.letter = letter;
    }

    static Optional<Keyword> of(String cell) {
        return Arrays.stream(values())
                .filter(keyword -> cell.equals(keyword.word) || cell.equals(keyword.letter))
                .findFirst();
    }

    static String allowed() {
        return Arrays.stream(values()).map(keyword -> keyword.word).collect(Collectors.joining(", "));
    }

    boolean attribute() {
        return this != CONDITION && this != ACTION;
    }
}
