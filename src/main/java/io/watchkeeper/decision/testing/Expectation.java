package io.watchkeeper.decision.testing;

import java.util.List;

import io.watchkeeper.decision.content.FactField;
import io.watchkeeper.decision.content.FactType;
import io.watchkeeper.facts.DecisionFact;

/**
 * What one cell of a test scenario expects of the decisions of a type.
 *
 * @param cell its address, such as {@code F12}
 * @param value the text that the component must show
 */
public record Expectation(String cell, Form form, FactType type, FactField component, String value) {
    /** How many of the decisions must hold the value. */
    public enum Form {
        /** Each, and there is one at least. */
        EVERY("expect "),
        SOME("expect some "),
        NONE("expect not ");

        private final String words;

        Form(String words) {
            this.words = words;
        }

        /** What a heading of this form begins with. */
        String words() {
            return words;
        }
    }

    boolean metBy(List<DecisionFact> decisions) {
        var found = values(decisions);
        return switch (form) {
            case EVERY -> !found.isEmpty() && found.stream().allMatch(value::equals);
            case SOME -> found.contains(value);
            case NONE -> !found.contains(value);
        };
    }

    /** What the decisions of the type hold, in their order. */
    List<String> values(List<DecisionFact> decisions) {
        return decisions.stream()
                .filter(type.type()::isInstance)
                .map(component::read)
                .map(String::valueOf)
                .toList();
    }

    /** Such as {@code expect not ScenarioMatch.scenario = HOST-CPU}. */
    String said() {
        return form.words() + type.name() + "." + component.name() + " = " + value;
    }
}
