package io.watchkeeper.decision.table;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

import io.watchkeeper.facts.Sentence;

/**
 * Patterns of hand-written rules, which Drools hands to Java: it tries one way after another, so that a text of a sender may keep it busy for years. Let pass
 * are those whose ways are few for every text.
 */
public final class SlowPattern {
    /** With two, a label of 4,096 characters takes 8 million steps; with three, 11 billion. */
    private static final int MOST_OPEN = 2;

    /** Each doubles the steps. */
    private static final int MOST_OPTIONAL = 6;

    private final String source;
    /** Of each open bracket, whether a choice or a repetition was met in it. */
    private final Deque<Boolean> branching = new ArrayDeque<>();

    private int at;
    private int open;
    private int optional;

    private SlowPattern(String source) {
        this.source = source;
    }

    /**
     * @param literal as it stands between the quotation marks, so each backslash stands twice
     * @return why it is refused; empty for a pattern that may stay
     */
    public static Optional<Sentence> refused(String literal) {
        try {
            PatternReader.read(literal);
            new SlowPattern(literal.replace("\\\\", "\\").replaceFirst("\\.\\*\\$?$", "")).read();
            return Optional.empty();
        } catch (PatternRefused refused) {
            return Optional.of(refused.sentence());
        }
    }

    private void read() throws PatternRefused {
        branching.push(false);
        while (at < source.length()) {
            boolean choices = atom();
            var quantifier = quantifier();
            open += quantifier.equals("*") ? 1 : 0;
            optional += quantifier.equals("?") ? 1 : 0;
            if (choices && "*{".contains(quantifier) && !quantifier.isEmpty()
                    || open > MOST_OPEN
                    || optional > MOST_OPTIONAL) {
                throw new PatternRefused(
                        "Some text would keep this pattern busy for too long: repeat no group that holds a choice or a"
                                + " repetition, and have two open repetitions at most, beside a last .*",
                        "某些文本会使该正则长时间运行：不要重复含有选择或重复的分组；除末尾的 .* 外，最多两个不限次数的重复。");
            }
            if (!quantifier.isEmpty()) {
                met();
            }
        }
    }

    /** @return whether what was passed is a group with a choice or a repetition */
    private boolean atom() {
        char here = source.charAt(at);
        int width = 1;
        if (here == '\\') {
            width = 2;
        } else if (here == '[') {
            width = endOfClass() - at;
        } else if (here == '(') {
            branching.push(false);
            width = source.startsWith("(?:", at) ? 3 : 1;
        } else if (here == '|') {
            met();
        }
        at = Math.min(at + width, source.length());
        return here == ')' && branching.size() > 1 && closed();
    }

    private boolean closed() {
        boolean choices = branching.pop();
        if (choices) {
            met();
        }
        return choices;
    }

    private void met() {
        branching.pop();
        branching.push(true);
    }

    private int endOfClass() {
        int end = at + 1;
        while (end < source.length() && source.charAt(end) != ']') {
            end += source.charAt(end) == '\\' ? 2 : 1;
        }
        return end + 1;
    }

    /** Passes one. @return {@code *} where it leaves open how often the atom stands, a brace for a fixed number, {@code ?}, or nothing */
    private String quantifier() {
        int from = at;
        if (from >= source.length() || "*+?{".indexOf(source.charAt(from)) < 0) {
            return "";
        }
        char kind = source.charAt(from);
        at = kind == '{' ? Math.max(at, source.indexOf('}', at)) + 1 : at + 1;
        boolean fixed = kind == '{' && source.substring(from, at).indexOf(',') < 0;
        at += at < source.length() && source.charAt(at) == '?' ? 1 : 0;
        return kind == '?' ? "?" : fixed ? "{" : "*";
    }
}
