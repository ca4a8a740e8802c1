package io.watchkeeper.decision;

import java.util.List;
import java.util.Optional;

import io.watchkeeper.facts.Sentence;

/**
 * One thing wrong, or worth a look, in a rulebook's content.
 *
 * @param code the same for the same kind of mistake; {@code docs/table-problems.md} lists them all
 * @param file path under {@code rules/}
 * @param sheet name of the sheet in a workbook, empty for a file without sheets
 * @param cell address such as {@code C12} in a table, a line such as {@code 12} in DRL, else empty
 * @param value the text found there, shortened
 * @param allowed what may stand there, empty where that cannot be said in a few words
 * @param suggestion the whole text to put there instead, empty where nobody can tell
 * @param advice what to do where no other text would help
 * @param relatedCells where the same mistake stands again, or what else is involved: addresses, and stretches such as {@code C13:C40}
 */
public record RulebookProblem(
        Severity severity,
        String code,
        String file,
        String sheet,
        String cell,
        String value,
        Sentence message,
        String allowed,
        String suggestion,
        Optional<Sentence> advice,
        List<String> relatedCells) {
    private static final int SHOWN = 80;

    /** Whether the content can become a rulebook all the same. */
    public enum Severity {
        /** No. */
        ERROR,
        /** Yes, but it hardly does what its author means. */
        WARNING,
        /** Yes; worth knowing. */
        INFO
    }

    public RulebookProblem {
        value = value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
        relatedCells = List.copyOf(relatedCells);
    }

    /** The plainest form; the methods below add what else can be said. */
    public static RulebookProblem error(String file, String cell, String code, Sentence message) {
        return new RulebookProblem(
                Severity.ERROR, code, file, "", cell, "", message, "", "", Optional.empty(), List.of());
    }

    public RulebookProblem as(Severity other) {
        return new RulebookProblem(
                other, code, file, sheet, cell, value, message, allowed, suggestion, advice, relatedCells);
    }

    public RulebookProblem in(String otherFile, String otherSheet) {
        return new RulebookProblem(
                severity, code, otherFile, otherSheet, cell, value, message, allowed, suggestion, advice, relatedCells);
    }

    public RulebookProblem found(String text) {
        return new RulebookProblem(
                severity, code, file, sheet, cell, text, message, allowed, suggestion, advice, relatedCells);
    }

    public RulebookProblem allowing(String text) {
        return new RulebookProblem(
                severity, code, file, sheet, cell, value, message, text, suggestion, advice, relatedCells);
    }

    public RulebookProblem suggesting(String text) {
        return new RulebookProblem(
                severity, code, file, sheet, cell, value, message, allowed, text, advice, relatedCells);
    }

    public RulebookProblem advising(Sentence text) {
        return new RulebookProblem(
                severity,
                code,
                file,
                sheet,
                cell,
                value,
                message,
                allowed,
                suggestion,
                Optional.of(text),
                relatedCells);
    }

    public RulebookProblem near(List<String> cells) {
        return new RulebookProblem(
                severity, code, file, sheet, cell, value, message, allowed, suggestion, advice, cells);
    }
}
