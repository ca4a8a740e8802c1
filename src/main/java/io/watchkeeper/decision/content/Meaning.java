package io.watchkeeper.decision.content;

import java.util.List;

import io.watchkeeper.facts.Sentence;

/**
 * One meaning that signals can have, a row of {@code scenario/thesaurus.csv}.
 *
 * @param code lower case with dashes, such as disk or slow-query
 * @param subject whether it says what a signal is about; else it is an aspect, which says what is wrong there
 * @param words English and Chinese terms; a term of several words needs them all, one that ends with * is the beginning of a word
 * @param metrics names of metrics; one that ends or begins with * is the beginning or the end of a name
 * @param jobs terms of the label job
 * @param labels names of labels whose presence gives the meaning
 */
public record Meaning(
        String code,
        Sentence name,
        boolean subject,
        List<String> words,
        List<String> metrics,
        List<String> jobs,
        List<String> labels) {
    public Meaning {
        words = List.copyOf(words);
        metrics = List.copyOf(metrics);
        jobs = List.copyOf(jobs);
        labels = List.copyOf(labels);
    }
}
