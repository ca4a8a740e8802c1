package io.watchkeeper.decision;

import io.watchkeeper.facts.Sentence;

/**
 * One thing wrong with a rulebook's content.
 *
 * @param file path under {@code rules/}
 * @param cell address such as {@code C12} in a table, a line such as {@code 12} in DRL, else empty
 * @param value the text found there, shortened
 * @param allowed what may stand there, empty where that cannot be said in a few words
 */
public record RulebookProblem(
        String file, String cell, String code, String value, Sentence message, String allowed, String suggestion) {}
