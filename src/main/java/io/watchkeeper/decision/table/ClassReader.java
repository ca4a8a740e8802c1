package io.watchkeeper.decision.table;

/** Reads one character class of a pattern, such as {@code [a-z_]}, and writes it for RE2. */
final class ClassReader {
    private final String source;
    private final int end;
    private final boolean anyCase;
    private final StringBuilder re2 = new StringBuilder("[");
    private int at;

    /** @param at where the bracket opens */
    ClassReader(String source, int at, int end, boolean anyCase) {
        this.source = source;
        this.at = at + 1;
        this.end = end;
        this.anyCase = anyCase;
    }

    /** Where the pattern goes on. */
    int at() {
        return at;
    }

    String read() throws PatternRefused {
        if (at < end && source.charAt(at) == '^') {
            at++;
            re2.append('^');
        }
        int items = 0;
        while (at < end && source.charAt(at) != ']') {
            item();
            items++;
        }
        if (at >= end || items == 0) {
            throw PatternReader.refused("an empty or open character class", "空的或未闭合的字符类");
        }
        at++;
        return re2.append(']').toString();
    }

    private void item() throws PatternRefused {
        if (source.startsWith("\\d", at) || source.startsWith("\\w", at) || source.startsWith("\\s", at)) {
            re2.append(source.charAt(at + 1) == 's' ? "\\t\\n\\x0b\\f\\r " : source.substring(at, at + 2));
            at += 2;
            return;
        }
        int low = character();
        int high = low;
        if (at + 1 < end && source.charAt(at) == '-' && source.charAt(at + 1) != ']') {
            at++;
            high = character();
        }
        if (high < low) {
            throw PatternReader.refused("a range that runs backwards", "顺序颠倒的区间");
        }
        range(low, high);
        if (anyCase) {
            other(low, high, 'a', 'z', 'A' - 'a');
            other(low, high, 'A', 'Z', 'a' - 'A');
        }
    }

    /** The same letters in the other case. */
    private void other(int low, int high, int first, int last, int shift) {
        int from = Math.max(low, first);
        int to = Math.min(high, last);
        if (from <= to) {
            range(from + shift, to + shift);
        }
    }

    private void range(int low, int high) {
        append(low);
        if (high > low) {
            re2.append('-');
            append(high);
        }
    }

    private void append(int character) {
        re2.append(PatternReader.punctuation(character) ? "\\" : "").appendCodePoint(character);
    }

    private int character() throws PatternRefused {
        int character = source.codePointAt(at);
        if (character == '\\') {
            at++;
            character = at < end ? source.codePointAt(at) : 0;
            if (!PatternReader.punctuation(character)) {
                throw PatternReader.refused("this escape in a character class", "字符类中的该转义");
            }
        } else if ("[]^-&".indexOf(character) >= 0) {
            throw PatternReader.refused(
                    "[ ] ^ - & in a character class without \\\\ before them", "字符类中未加 \\\\ 的 [ ] ^ - &");
        }
        at += Character.charCount(character);
        return character;
    }
}
