package io.watchkeeper.decision.content;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.watchkeeper.decision.Reason;
import io.watchkeeper.facts.Sentence;

/** The texts of reasons by code, from {@code reasons.csv}; {@code {name}} in a text stands for the argument of that name. */
public final class Reasons {
    private static final Pattern NAME = Pattern.compile("\\{([A-Za-z0-9_.]+)}");

    private final Map<String, Sentence> texts;
    private final Map<String, List<String>> names = new HashMap<>();

    public Reasons(Map<String, Sentence> texts) {
        this.texts = Map.copyOf(texts);
        texts.forEach((code, text) -> names.put(code, names(text.en())));
    }

    public Map<String, Sentence> texts() {
        return texts;
    }

    /** Names of the arguments that the text of a code uses; none for an unknown code. */
    public List<String> arguments(String code) {
        return names.getOrDefault(code, List.of());
    }

    /** The reason as sentences; a code that a later rulebook dropped is shown as the code. */
    public Sentence render(Reason reason) {
        var text = texts.getOrDefault(reason.code(), new Sentence(reason.code(), reason.code()));
        return new Sentence(fill(text.en(), reason), fill(text.zh(), reason));
    }

    static List<String> names(String text) {
        return NAME.matcher(text)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    /** In one pass: a value that itself looks like a name stays what it is. */
    private static String fill(String text, Reason reason) {
        return NAME.matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(reason.arguments().getOrDefault(found.group(1), found.group())));
    }
}
