package io.watchkeeper.console;

import java.util.List;

import io.watchkeeper.decision.plan.PlanParameter;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.rulebook.draft.ProblemView;

/**
 * A field of the form of a step, of a check or of the head of a plan.
 *
 * @param name of the member, such as {@code retry.times}
 * @param key by which its words are found, often its name
 * @param number among several of one sort, counted from 1; 0 for what stands alone
 * @param label of a parameter; null for members whose key says enough
 * @param choices nothing for what is typed
 * @param hint what may be typed, in the words of the parameter's type
 * @param list id of the list of references that may stand there, or null
 */
public record OutlineField(
        String name,
        String key,
        int number,
        Look look,
        Sentence label,
        String value,
        List<Choice> choices,
        String hint,
        String list,
        boolean needed,
        List<ProblemView> problems) {
    /** How it is filled in. */
    public enum Look {
        LINE,
        LINES,
        NUMBER,
        CHOICE
    }

    /** @param text null where the value is a word of its own */
    public record Choice(String value, Sentence text) {
        static Choice of(String value) {
            return new Choice(value, null);
        }
    }

    static OutlineField line(String name, String value, List<ProblemView> problems) {
        return new OutlineField(name, name, 0, Look.LINE, null, value, List.of(), "", null, false, problems);
    }

    static OutlineField parameter(String name, PlanParameter parameter, String value, List<ProblemView> problems) {
        var hint = parameter.type().word() + ": " + parameter.type().allowed()
                + parameter.standard().map(given -> " (" + given.text() + ")").orElse("");
        return new OutlineField(
                name,
                name,
                0,
                Look.LINE,
                parameter.about(),
                value,
                List.of(),
                hint,
                OutlineSheet.REFERENCES,
                parameter.standard().isEmpty(),
                problems);
    }

    OutlineField as(Look other) {
        return new OutlineField(name, key, number, other, label, value, choices, hint, list, needed, problems);
    }

    OutlineField of(List<Choice> from) {
        return new OutlineField(name, key, number, Look.CHOICE, label, value, from, hint, list, needed, problems);
    }

    OutlineField offering(String references) {
        return new OutlineField(name, key, number, look, label, value, choices, hint, references, needed, problems);
    }

    OutlineField need(boolean whether) {
        return new OutlineField(name, key, number, look, label, value, choices, hint, list, whether, problems);
    }

    OutlineField said(String words, int place) {
        return new OutlineField(name, words, place, look, label, value, choices, hint, list, needed, problems);
    }

    /** Whether what is written is none of the choices. */
    public boolean stray() {
        return choices.stream().noneMatch(choice -> choice.value().equals(value));
    }

    /** Whether other fields belong to another choice. */
    public boolean leads() {
        return List.of("does", "operation", "check", "plan", "undo.operation", "kind")
                .contains(name);
    }
}
