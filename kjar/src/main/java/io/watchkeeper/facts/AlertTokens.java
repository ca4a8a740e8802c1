package io.watchkeeper.facts;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Splits a name once into the words that rules match by equality.
 *
 * <p>Words end at anything that is neither letter nor digit, where a capital starts a new one (also after an acronym: HTTPError), and
 * around digits, except that up to two letters before digits and small letters after them belong to them: k8s, s3, 5xx, p99. A run of
 * ideographs gives its overlapping pairs, because Chinese writes no spaces: 磁盘满 gives 磁盘 and 盘满.
 */
public final class AlertTokens {
    private static final int MOST_TOKENS = 64;
    private static final int LONGEST_NAME = 512;
    private static final int LETTERS_THAT_JOIN_DIGITS = 2;

    private AlertTokens() {}

    public static Set<String> of(String name) {
        var tokens = new TreeSet<String>();
        split(name, tokens);
        return tokens;
    }

    /** The words in the order in which they stand, without repetition. */
    public static List<String> inOrder(String name) {
        var tokens = new LinkedHashSet<String>();
        split(name, tokens);
        return List.copyOf(tokens);
    }

    private static void split(String name, Set<String> tokens) {
        int end = Math.min(name.length(), LONGEST_NAME);
        int at = 0;
        while (at < end && tokens.size() < MOST_TOKENS) {
            int point = name.codePointAt(at);
            if (isIdeograph(point)) {
                at = addPairs(name, at, end, tokens);
            } else if (Character.isLetterOrDigit(point)) {
                int wordEnd = wordEnd(name, at, end);
                tokens.add(name.substring(at, wordEnd).toLowerCase(Locale.ROOT));
                at = wordEnd;
            } else {
                at += Character.charCount(point);
            }
        }
    }

    private static int addPairs(String name, int start, int end, Set<String> tokens) {
        int previous = start;
        int at = start + Character.charCount(name.codePointAt(start));
        if (at >= end || !isIdeograph(name.codePointAt(at))) {
            tokens.add(name.substring(start, at));
            return at;
        }
        while (at < end && isIdeograph(name.codePointAt(at)) && tokens.size() < MOST_TOKENS) {
            int next = at + Character.charCount(name.codePointAt(at));
            tokens.add(name.substring(previous, next));
            previous = at;
            at = next;
        }
        return at;
    }

    private static int wordEnd(String name, int start, int end) {
        int at = start;
        while (at < end && !startsNewWord(name, start, at, end)) {
            at += Character.charCount(name.codePointAt(at));
        }
        return at;
    }

    private static boolean startsNewWord(String name, int start, int at, int end) {
        int point = name.codePointAt(at);
        if (!Character.isLetterOrDigit(point) || isIdeograph(point)) {
            return true;
        }
        if (at == start) {
            return false;
        }
        int before = name.codePointBefore(at);
        if (Character.isDigit(point)) {
            return !Character.isDigit(before) && at - start > LETTERS_THAT_JOIN_DIGITS;
        }
        return Character.isUpperCase(point)
                && (!Character.isUpperCase(before) || startsWordAfterAcronym(name, at, end));
    }

    /** As the E of HTTPError does. */
    private static boolean startsWordAfterAcronym(String name, int at, int end) {
        int next = at + Character.charCount(name.codePointAt(at));
        return next < end && Character.isLowerCase(name.codePointAt(next));
    }

    private static boolean isIdeograph(int point) {
        if (point < 0x1100) {
            return false;
        }
        return Character.isIdeographic(point)
                || switch (Character.UnicodeScript.of(point)) {
                    case HIRAGANA, KATAKANA, HANGUL -> true;
                    default -> false;
                };
    }
}
