package io.watchkeeper.decision.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.facts.Sentence;

/**
 * A DRL file as characters. Says what keeps it from being parsed at all: a parser may not come back from what is nested deep, and what an editor does not show
 * nobody can approve.
 */
public final class DrlText {
    private static final int LONGEST_FILE = 256 * 1024;
    private static final int LONGEST_LITERAL = 1_000;
    private static final int MOST_RULES = 500;
    /** Each bracket more doubles the time of Drools' parser: twenty of them keep it busy for minutes. */
    private static final int DEEPEST = 8;
    /** What ends a line or turns the writing elsewhere than an editor shows it, and what it does not show at all. */
    private static final Pattern INVISIBLE = Pattern.compile("\\r"
            + "(?!\\n"
            + ")|[\\p{Cc}&&[^\\t\\r"
            + "\\n"
            + "]]|[\\u00ad\\u061c\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff\\ufff9-\\ufffb]|\\p{Cs}");

    private final String text;
    private final List<Integer> rules = new ArrayList<>();
    private int at;
    private int depth;
    private int deepest;
    private int deepestAt;
    private int longest;
    private int longestAt;

    private DrlText(String text) {
        this.text = text;
        while (at < text.length()) {
            next();
        }
    }

    public static DrlText of(String text) {
        return new DrlText(text);
    }

    private void next() {
        char here = text.charAt(at);
        if (text.startsWith("//", at)) {
            skipTo("\n");
        } else if (text.startsWith("/*", at)) {
            at += 2;
            skipTo("*/");
        } else if (here == '"' || here == '\'') {
            literal(here);
        } else if (Character.isJavaIdentifierStart(here)) {
            word();
        } else {
            nest(here);
            at++;
        }
    }

    private void skipTo(String end) {
        int found = text.indexOf(end, at);
        at = found < 0 ? text.length() : found + end.length();
    }

    private void literal(char quote) {
        int from = at++;
        while (at < text.length() && text.charAt(at) != quote) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at = Math.min(at + 1, text.length());
        if (at - from > longest) {
            longest = at - from;
            longestAt = from;
        }
    }

    private void word() {
        int from = at;
        while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
            at++;
        }
        if (depth == 0 && text.substring(from, at).equals("rule")) {
            rules.add(from);
        }
    }

    private void nest(char here) {
        if ("([{".indexOf(here) >= 0 && ++depth > deepest) {
            deepest = depth;
            deepestAt = at;
        }
        // what closes too often is for the parser to tell
        depth -= ")]}".indexOf(here) >= 0 && depth > 0 ? 1 : 0;
    }

    /** @return whether it can be parsed without harm; else a problem says why not */
    boolean check(Problems.InFile problems) {
        var invisible = INVISIBLE.matcher(text);
        if (invisible.find()) {
            var code = "U+%04X".formatted(text.codePointAt(invisible.start()));
            problems.add(
                    line(invisible.start()),
                    "DRL_INVISIBLE",
                    code,
                    new Sentence("This character cannot be seen: leave it out.", "该字符不可见，请删除。"));
            return false;
        }
        return bounded(text.length(), LONGEST_FILE, 0, problems, "characters in a file", "个字符（每个文件）")
                && bounded(rules.size(), MOST_RULES, 0, problems, "rules in a file", "条规则（每个文件）")
                && bounded(deepest, DEEPEST, deepestAt, problems, "brackets inside each other", "层括号嵌套")
                && bounded(longest, LONGEST_LITERAL, longestAt, problems, "characters in a text", "个字符（每段文本）");
    }

    private boolean bounded(int found, int most, int place, Problems.InFile problems, String en, String zh) {
        if (found > most) {
            problems.add(
                    line(place),
                    "DRL_TOO_LARGE",
                    Integer.toString(found),
                    new Sentence("There are at most " + most + " " + en + ".", "最多 " + most + " " + zh + "。"),
                    Integer.toString(most),
                    "");
        }
        return found <= most;
    }

    private String line(int place) {
        return Long.toString(
                1 + text.substring(0, place).chars().filter(c -> c == '\n').count());
    }

    /**
     * One rule of a file.
     *
     * @param name as it stands after the word, or what else stands there
     * @param line on which it begins
     * @param alone the whole file with every other rule blanked out, so that lines stay what they are
     */
    public record Rule(String name, String line, String alone) {}

    /** Found without parsing, so that also the rule can be named that a parser does not come back from. */
    public List<Rule> rules() {
        var found = new ArrayList<Rule>();
        for (int i = 0; i < rules.size(); i++) {
            int from = rules.get(i);
            int to = i + 1 < rules.size() ? rules.get(i + 1) : text.length();
            var name = text.substring(from + "rule".length(), to)
                    .lines()
                    .findFirst()
                    .orElse("");
            var alone = text.substring(0, rules.get(0))
                    + blank(text.substring(rules.get(0), from))
                    + text.substring(from, to);
            found.add(new Rule(name.strip().replaceAll("^[\"']|[\"'][^\"']*$", ""), line(from), alone));
        }
        return found;
    }

    private static String blank(String part) {
        return part.replaceAll("[^\n]", "");
    }
}
