package io.watchkeeper.decision.content;

import java.util.Map;

import io.watchkeeper.decision.Reason;
import io.watchkeeper.facts.Sentence;

/** The texts of reasons by code, from {@code reasons.csv}; {@code {name}} in a text stands for the argument of that name. */
public record Reasons(Map<String, Sentence> texts) {
    public Reasons {
        texts = Map.copyOf(texts);
    }

    /** The reason as sentences; a code that a later rulebook dropped is shown as the code. */
    public Sentence render(Reason reason) {
        var text = texts.getOrDefault(reason.code(), new Sentence(reason.code(), reason.code()));
        return new Sentence(fill(text.en(), reason), fill(text.zh(), reason));
    }

    private static String fill(String text, Reason reason) {
        var filled = text;
        for (var argument : reason.arguments().entrySet()) {
            filled = filled.replace("{" + argument.getKey() + "}", argument.getValue());
        }
        return filled;
    }
}
