package io.watchkeeper.decision.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.watchkeeper.decision.content.FactField.Kind;
import io.watchkeeper.decision.table.Argument.Form;

/**
 * One argument of an insertion as it is written.
 *
 * @param placeholder {@code param} or a digit where the argument takes a cell, else empty
 */
record ArgumentText(String text, String placeholder) {
    private static final String QUOTED = "\"\\$(?:param|[1-9])\"";
    private static final Pattern CELL =
            Pattern.compile("(" + QUOTED + ")|(\\$(?:param|[1-9]))|(java\\.time\\.Duration\\.parse ?\\( ?" + QUOTED
                    + " ?\\)\\.toSeconds\\(\\))|(java\\.time\\.Instant\\.parse ?\\( ?" + QUOTED
                    + " ?\\)\\.toEpochMilli\\(\\))");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$(param|[1-9])\\b");
    private static final Pattern LITERAL_TEXT = Pattern.compile("\"([^\"\\\\$]*)\"");
    private static final Pattern NUMBER = Pattern.compile("(-?\\d{1,9})L?");

    static Optional<ArgumentText> of(String text) {
        var all = all(text);
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }

    /** The arguments that commas part. */
    static List<ArgumentText> all(String text) {
        var found = new ArrayList<ArgumentText>();
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i <= text.length(); i++) {
            quoted ^= i < text.length() && text.charAt(i) == '"';
            if (i == text.length() || text.charAt(i) == ',' && !quoted) {
                var argument = text.substring(start, i).trim();
                var placeholder = PLACEHOLDER.matcher(argument);
                found.add(new ArgumentText(argument, placeholder.find() ? placeholder.group(1) : ""));
                start = i + 1;
            }
        }
        return found;
    }

    /** How many values the cell holds for these, -1 where their placeholders leave one out or mix the two kinds. */
    static int parts(List<ArgumentText> arguments) {
        var numbers = arguments.stream()
                .map(ArgumentText::placeholder)
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted()
                .toList();
        if (numbers.equals(List.of("param")) || numbers.isEmpty()) {
            return 1;
        }
        boolean complete =
                !numbers.contains("param") && numbers.get(numbers.size() - 1).equals(Integer.toString(numbers.size()));
        return complete ? numbers.size() : -1;
    }

    /** How the cell is written, where the argument takes one that fits. */
    Optional<Form> form(Kind kind) {
        Matcher cell = CELL.matcher(text);
        if (!cell.matches()) {
            return Optional.empty();
        }
        if (cell.group(1) != null) {
            return kind == Kind.TEXT ? Optional.of(Form.PLAIN) : Optional.empty();
        }
        if (cell.group(2) != null) {
            boolean bare = kind == Kind.LONG || kind == Kind.DOUBLE || kind == Kind.BOOLEAN;
            return bare ? Optional.of(Form.PLAIN) : Optional.empty();
        }
        return kind == Kind.LONG ? Optional.of(cell.group(3) != null ? Form.DURATION : Form.INSTANT) : Optional.empty();
    }

    /** The value, where the argument is a literal that fits. */
    Optional<Object> literal(Kind kind) {
        var quoted = LITERAL_TEXT.matcher(text);
        if (kind == Kind.TEXT && quoted.matches()) {
            return Optional.of(quoted.group(1));
        }
        var number = NUMBER.matcher(text);
        if (kind == Kind.LONG && number.matches()) {
            return Optional.of(Long.valueOf(number.group(1)));
        }
        boolean flag = kind == Kind.BOOLEAN && (text.equals("true") || text.equals("false"));
        return flag ? Optional.of(Boolean.valueOf(text)) : Optional.empty();
    }
}
