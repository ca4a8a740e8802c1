package io.watchkeeper.decision.table;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The column keywords that our tables may use. Stock Drools also guesses by the first letter; we accept the exact forms only. */
public enum Keyword {
    NAME("NAME", "N"),
    DESCRIPTION("DESCRIPTION", "I"),
    PRIORITY("PRIORITY", "P"),
    ACTIVATION_GROUP("ACTIVATION-GROUP", "X"),
    /** Has no effect: no row changes what it reads. */
    NO_LOOP("NO-LOOP", "U"),
    DATE_EFFECTIVE("DATE-EFFECTIVE", "V"),
    DATE_EXPIRES("DATE-EXPIRES", "Z"),
    METADATA("METADATA", "@"),
    CONDITION("CONDITION", "C"),
    ACTION("ACTION", "A");

    /** The state of an engine in time or between rules, which a decision must not depend on. */
    private static final Map<String, String> ENGINE_STATE = Map.ofEntries(
            Map.entry("D", "DURATION"),
            Map.entry("T", "TIMER"),
            Map.entry("E", "CALENDARS"),
            Map.entry("CALENDAR", "CALENDARS"),
            Map.entry("L", "LOCK-ON-ACTIVE"),
            Map.entry("F", "AUTO-FOCUS"),
            Map.entry("G", "AGENDA-GROUP"),
            Map.entry("R", "RULEFLOW-GROUP"));

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

    /** The keyword of stock Drools that is refused for what it does, where the cell is one. */
    static Optional<String> engineState(String cell) {
        return Optional.of(ENGINE_STATE.getOrDefault(cell, cell)).filter(ENGINE_STATE::containsValue);
    }

    static String allowed() {
        return Arrays.stream(values()).map(keyword -> keyword.word).collect(Collectors.joining(", "));
    }

    /** Whether its cells hold days. */
    public boolean date() {
        return this == DATE_EFFECTIVE || this == DATE_EXPIRES;
    }
}
