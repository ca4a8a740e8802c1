package io.watchkeeper.decision.table;

import java.util.List;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.content.Repair;
import io.watchkeeper.decision.content.Sheet;
import io.watchkeeper.facts.Sentence;

/** Says what is wrong with a cell of one sheet, and what was probably meant. */
final class Complaints {
    private static final int WORDS_SHOWN = 12;

    private final Sheet sheet;
    private final Problems.InFile problems;
    private int count;

    Complaints(Sheet sheet, Problems.InFile problems) {
        this.sheet = sheet;
        this.problems = problems;
    }

    /** How many errors were found so far; a doubt is none. */
    int count() {
        return count;
    }

    void about(int row, int column, String code, String en, String zh) {
        about(row, column, code, en, zh, "");
    }

    void about(int row, int column, String code, String en, String zh, String allowed) {
        about(row, column, code, en, zh, allowed, likely(code, sheet.cell(row, column)));
    }

    /** @param suggestion the whole text that the cell should hold, or empty */
    void about(int row, int column, String code, String en, String zh, String allowed, String suggestion) {
        error(problem(row, column, code, en, zh).allowing(allowed).suggesting(suggestion));
    }

    /** A value that is none of the words allowed; the likeliest is suggested. */
    void unknown(int row, int column, String code, String value, List<String> allowed) {
        var shown = allowed.size() <= WORDS_SHOWN
                ? String.join(", ", allowed)
                : String.join(", ", allowed.subList(0, WORDS_SHOWN)) + ", …";
        error(problem(row, column, code, "\"" + value + "\" is not known here.", "“" + value + "”在此处无效。")
                .found(value)
                .allowing(shown)
                .suggesting(Repair.words(sheet.cell(row, column), value, allowed)));
    }

    private void error(RulebookProblem problem) {
        count++;
        problems.add(problem);
    }

    private RulebookProblem problem(int row, int column, String code, String en, String zh) {
        return RulebookProblem.error("", Sheet.address(row, column), code, new Sentence(en, zh))
                .found(sheet.cell(row, column));
    }

    private static String likely(String code, String text) {
        var likely = code.equals("UNKNOWN_OPERATOR") ? template(text) : Repair.of(code, text);
        return likely.equals(text) ? "" : likely;
    }

    /** Spreadsheets like to round their quotes, and people to forget one. */
    private static String template(String text) {
        var straight = Repair.straight(text);
        for (var likely : List.of(straight, straight.replaceFirst("\\$param$", "\\$param\""))) {
            if (!TemplateParser.parse(likely).isEmpty()) {
                return likely;
            }
        }
        return "";
    }
}
