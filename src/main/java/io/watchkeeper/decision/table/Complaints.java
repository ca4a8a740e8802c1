package io.watchkeeper.decision.table;

import java.util.List;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.content.Nearest;
import io.watchkeeper.decision.content.Sheet;
import io.watchkeeper.facts.Sentence;

/** Says what is wrong with a cell of one sheet. */
final class Complaints {
    private final Sheet sheet;
    private final Problems.InFile problems;
    private int count;

    Complaints(Sheet sheet, Problems.InFile problems) {
        this.sheet = sheet;
        this.problems = problems;
    }

    /** How many were made so far. */
    int count() {
        return count;
    }

    void about(int row, int column, String code, String en, String zh) {
        about(row, column, code, en, zh, "");
    }

    void about(int row, int column, String code, String en, String zh, String allowed) {
        count++;
        problems.add(Sheet.address(row, column), code, sheet.cell(row, column), new Sentence(en, zh), allowed, "");
    }

    /** A value that is none of the words allowed; the likeliest is suggested. */
    void unknown(int row, int column, String code, String value, List<String> allowed) {
        count++;
        var shown =
                allowed.size() <= 12 ? String.join(", ", allowed) : String.join(", ", allowed.subList(0, 12)) + ", …";
        problems.add(
                Sheet.address(row, column),
                code,
                value,
                new Sentence("\"" + value + "\" is not known here.", "“" + value + "”在此处无效。"),
                shown,
                Nearest.to(value, allowed));
    }
}
