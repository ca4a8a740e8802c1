package io.watchkeeper.decision.content;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.watchkeeper.decision.Reason;
import io.watchkeeper.facts.Sentence;

/** The texts of reasons by code, from {@code reasons.csv}; {@code {name}} in a text stands for the argument of that name. */
public final class Reasons {
    private static final Pattern NAME = Pattern.compile("\\{([A-Za-z0-9_.]+)}");

    private final Map<String, Sentence> texts;
    private final Map<String, List<String>> names = new HashMap<>();
    private final Map<String, Form> forms = new HashMap<>();

    /** A text of both languages, taken apart once. */
    private record Form(List<Piece> en, List<Piece> zh) {
        static Form of(Sentence text) {
            return new Form(pieces(text.en()), pieces(text.zh()));
        }
    }

    /**
     * What stands before a name, and the name.
     *
     * @param name with its braces, empty after the last one; {@code argument} without them
     */
    private record Piece(String before, String name, String argument) {}

    public Reasons(Map<String, Sentence> texts) {
        this.texts = Map.copyOf(texts);
        texts.forEach((code, text) -> {
            names.put(code, names(text.en()));
            forms.put(code, Form.of(text));
        });
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
        var form = forms.get(reason.code());
        return form == null
                ? new Sentence(reason.code(), reason.code())
                : new Sentence(fill(form.en(), reason), fill(form.zh(), reason));
    }

    static List<String> names(String text) {
        return NAME.matcher(text)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    private static List<Piece> pieces(String text) {
        var pieces = new ArrayList<Piece>();
        var found = NAME.matcher(text);
        int end = 0;
        while (found.find()) {
            pieces.add(new Piece(text.substring(end, found.start()), found.group(), found.group(1)));
            end = found.end();
        }
        pieces.add(new Piece(text.substring(end), "", ""));
        return List.copyOf(pieces);
    }

    /** In one pass: a value that itself looks like a name stays what it is. */
    private static String fill(List<Piece> pieces, Reason reason) {
        var text = new StringBuilder();
        for (var piece : pieces) {
            text.append(piece.before()).append(reason.arguments().getOrDefault(piece.argument(), piece.name()));
        }
        return text.toString();
    }
}
