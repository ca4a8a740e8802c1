package io.watchkeeper.decision.table;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * Reads a pattern as Java would and writes it for RE2. Let pass are literals, {@code .}, classes, groups, alternatives, {@code * + ? {n,m}}, the escapes
 * {@code \d \w \s} with their capitals, and {@code (?i) (?s)} at the beginning. What differs between the two is written out: the line ends that a dot leaves
 * out, the white space, and letters without regard to case, which are the ASCII ones to Java.
 */
final class PatternReader {
    private static final int LONGEST = 200;
    private static final int MOST_REPEATS = 100;
    private static final int LARGEST = 2000;
    private static final String SPACES = "\\t\\n\\x0b\\f\\r ";

    private final String source;
    private final StringBuilder re2 = new StringBuilder();
    private final StringBuilder prefix = new StringBuilder();
    private int at;
    private int end;
    private int depth;
    private boolean anyCase;
    private boolean anyLine;
    private boolean prefixOpen = true;

    private PatternReader(String source) {
        this.source = source;
        this.end = source.length();
    }

    /** @param cell as stock Drools puts it into a text literal, so each backslash stands twice */
    static TextPattern read(String cell) throws PatternRefused {
        if (cell.replace("\\\\", "").indexOf('\\') >= 0) {
            throw new PatternRefused(
                    "Drools reads the cell as a text literal: write each backslash twice, such as \\\\d.",
                    "Drools 把该单元格当作字符串字面量：反斜杠要写两个，例如 \\\\d。");
        }
        return new PatternReader(cell.replace("\\\\", "\\")).read();
    }

    private TextPattern read() throws PatternRefused {
        if (source.length() > LONGEST) {
            throw new PatternRefused("A pattern has 200 characters at most.", "正则最多 200 个字符。");
        }
        flags();
        // the whole text is compared anyway
        at += source.startsWith("^", at) ? 1 : 0;
        end -= end > at && source.charAt(end - 1) == '$' && (end < 2 || source.charAt(end - 2) != '\\') ? 1 : 0;
        prefixOpen = !anyCase;
        if (alternatives() > LARGEST) {
            throw tooLarge();
        }
        if (at < end) {
            throw refused("a bracket closes that was not opened", "右括号没有对应的左括号");
        }
        try {
            return new TextPattern(source, prefix.toString(), Pattern.compile(re2.toString()));
        } catch (PatternSyntaxException unexpected) {
            throw refused(unexpected.getDescription(), unexpected.getDescription());
        }
    }

    private void flags() throws PatternRefused {
        if (source.startsWith("(?") && !source.startsWith("(?:")) {
            int close = source.indexOf(')');
            var flags = close < 0 ? "" : source.substring(2, close);
            if (!flags.matches("[is]{1,2}")) {
                throw refused(
                        "look-around, named groups and flags other than (?i) and (?s)", "环视、命名分组，以及 (?i)、(?s) 之外的标志");
            }
            anyCase = flags.contains("i");
            anyLine = flags.contains("s");
            at = close + 1;
        }
    }

    private long alternatives() throws PatternRefused {
        long size = sequence();
        while (at < end && source.charAt(at) == '|') {
            if (depth == 0) {
                prefix.setLength(0);
            }
            prefixOpen = false;
            at++;
            re2.append('|');
            size += sequence();
        }
        return size;
    }

    private long sequence() throws PatternRefused {
        long size = 1;
        while (at < end && source.charAt(at) != '|' && source.charAt(at) != ')') {
            int literals = prefix.length();
            long atom = atom();
            size += atom * repeats(literals);
            if (size > LARGEST) {
                throw tooLarge();
            }
        }
        return size;
    }

    private long atom() throws PatternRefused {
        char next = source.charAt(at);
        switch (next) {
            case '(':
                return group();
            case '[':
                prefixOpen = false;
                var read = new ClassReader(source, at, end, anyCase);
                re2.append(read.read());
                at = read.at();
                return 1;
            case '.':
                prefixOpen = false;
                at++;
                re2.append(anyLine ? "(?s:.)" : "[^\\n\\r\\x{85}\\x{2028}\\x{2029}]");
                return 1;
            case '\\':
                escape();
                return 1;
            case '*', '+', '?', '{', '}', ']', '^', '$':
                throw refused(
                        "\"" + next + "\" at this place; a literal one needs \\\\ before it",
                        "此处的“" + next + "”；字面字符前须加 \\\\");
            default:
                int character = source.codePointAt(at);
                at += Character.charCount(character);
                literal(character);
                return 1;
        }
    }

    private long group() throws PatternRefused {
        at++;
        if (at < end && source.charAt(at) == '?') {
            if (!source.startsWith("?:", at)) {
                throw refused("look-around, named groups and flags inside", "环视、命名分组和内部标志");
            }
            at += 2;
        }
        prefixOpen = false;
        depth++;
        re2.append("(?:");
        long size = alternatives();
        if (at >= end) {
            throw refused("a bracket is left open", "括号没有闭合");
        }
        at++;
        depth--;
        re2.append(')');
        return size;
    }

    private void escape() throws PatternRefused {
        char escaped = at + 1 < end ? source.charAt(at + 1) : 0;
        at += 2;
        if ("dwDW".indexOf(escaped) >= 0 && escaped != 0) {
            prefixOpen = false;
            re2.append('\\').append(escaped);
        } else if (escaped == 's' || escaped == 'S') {
            prefixOpen = false;
            re2.append(escaped == 's' ? "[" : "[^").append(SPACES).append(']');
        } else if (punctuation(escaped)) {
            literal(escaped);
        } else {
            throw refused(
                    "the escape \\\\" + escaped + " (back references, \\\\b, \\\\p and the like)",
                    "转义 \\\\" + escaped + "（反向引用、\\\\b、\\\\p 等）");
        }
    }

    static boolean punctuation(int character) {
        return character > ' ' && character < 0x7f && !Character.isLetterOrDigit(character);
    }

    private void literal(int character) {
        if (prefixOpen) {
            prefix.appendCodePoint(character);
        }
        if (anyCase && character < 0x80 && Character.isLetter(character)) {
            re2.append('[')
                    .append((char) Character.toLowerCase(character))
                    .append((char) Character.toUpperCase(character))
                    .append(']');
        } else {
            re2.append(punctuation(character) ? "\\" : "").appendCodePoint(character);
        }
    }

    /** How often the atom may stand at most, for the size of the pattern. */
    private long repeats(int literalsBefore) throws PatternRefused {
        if (at >= end || "*+?{".indexOf(source.charAt(at)) < 0) {
            return 1;
        }
        int from = at;
        long most = 1;
        if (source.charAt(at) == '{') {
            most = counted();
        } else {
            at++;
        }
        var quantifier = source.substring(from, at);
        if (prefixOpen && !quantifier.equals("+")) {
            prefix.setLength(literalsBefore);
        }
        prefixOpen = false;
        if (at < end && source.charAt(at) == '?') {
            at++;
        }
        if (at < end && "*+?{".indexOf(source.charAt(at)) >= 0) {
            throw refused("possessive and doubled quantifiers", "占有量词和重复的量词");
        }
        re2.append(quantifier);
        return most;
    }

    private long counted() throws PatternRefused {
        int close = source.indexOf('}', at);
        var numbers = close < 0 || close >= end ? "" : source.substring(at + 1, close);
        if (!numbers.matches("\\d{1,3}(,\\d{0,3})?")) {
            throw refused("a brace that is no {n}, {n,} or {n,m}", "不是 {n}、{n,} 或 {n,m} 的花括号");
        }
        int comma = numbers.indexOf(',');
        int least = Integer.parseInt(comma < 0 ? numbers : numbers.substring(0, comma));
        int most = comma < 0 || comma == numbers.length() - 1 ? least : Integer.parseInt(numbers.substring(comma + 1));
        if (most < least || most > MOST_REPEATS) {
            throw refused("more than 100 repetitions, or fewer at most than at least", "超过 100 次的重复，或上限小于下限");
        }
        at = close + 1;
        return Math.max(1, most);
    }

    private static PatternRefused tooLarge() {
        return new PatternRefused("The repetitions make this pattern too large.", "重复次数使该正则过大。");
    }

    static PatternRefused refused(String en, String zh) {
        return new PatternRefused("Patterns here do not have: " + en + ".", "此处的正则不支持：" + zh + "。");
    }
}
