package io.watchkeeper.rulebook.draft;

import java.util.List;
import java.util.Optional;

import io.watchkeeper.decision.RulebookContent;

/**
 * A table as addresses name it: its path under {@code rules/} without the ending, such as {@code grading/grading}; the slash stays as it is.
 *
 * @param file the whole path, such as {@code grading/grading.drl.csv}
 */
record TableName(String text, String file) {
    private static final List<String> ENDINGS = List.of(".drl.csv", ".csv");

    /** Empty where the content has no such table. */
    static Optional<TableName> in(RulebookContent content, String text) {
        return ENDINGS.stream()
                .map(ending -> new TableName(text, text + ending))
                .filter(name -> content.files().containsKey(name.file()))
                .findFirst();
    }

    /** What the sheet of its workbook is called. */
    String sheet() {
        return text.substring(text.lastIndexOf('/') + 1);
    }

    /** What RuleSet of such a table names. */
    String rulePackage() {
        return "rules." + file.replaceFirst("/.*", "");
    }

    /** Whether it is in the layout of Drools; others, such as the catalogue, have one row of headings. */
    boolean decides() {
        return file.endsWith(ENDINGS.get(0));
    }
}
