package io.watchkeeper.rulebook.workbook;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.facts.Sentence;

/**
 * One thing wrong with an uploaded file.
 *
 * @param sheet empty where it is not about one sheet
 * @param cell address such as {@code C12}, empty where it is not about one cell
 * @param value what was found
 * @param allowed what may stand there, or empty
 * @param suggestion the text to put there instead, or empty
 * @param advice what to do where no other text would help, empty in both languages where nobody can tell
 */
record Finding(
        String sheet,
        String cell,
        String code,
        String value,
        Sentence message,
        String allowed,
        String suggestion,
        Sentence advice) {

    static Finding of(String code, String en, String zh) {
        return new Finding("", "", code, "", new Sentence(en, zh), "", "", new Sentence("", ""));
    }

    Finding at(String newSheet, String newCell) {
        return new Finding(newSheet, newCell, code, value, message, allowed, suggestion, advice);
    }

    Finding found(String text) {
        return new Finding(sheet, cell, code, text, message, allowed, suggestion, advice);
    }

    Finding allowing(String text) {
        return new Finding(sheet, cell, code, value, message, text, suggestion, advice);
    }

    Finding suggesting(String text) {
        return new Finding(sheet, cell, code, value, message, allowed, text, advice);
    }

    Finding advising(String en, String zh) {
        return new Finding(sheet, cell, code, value, message, allowed, suggestion, new Sentence(en, zh));
    }

    void addTo(Problems.InFile problems) {
        var problem = RulebookProblem.error("", cell, code, message)
                .found(value)
                .allowing(allowed)
                .suggesting(suggestion);
        problems.sheet(sheet).add(advice.en().isEmpty() ? problem : problem.advising(advice));
    }
}
