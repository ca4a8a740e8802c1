package io.watchkeeper.decision.diagnosis;

import java.time.Duration;

import io.watchkeeper.facts.Sentence;

/**
 * Something that can be measured, from {@code diagnosis/checks.csv}.
 *
 * @param source name of the source to ask, given as a parameter is; nothing for kinds without one
 * @param ask the text to ask with, such as a query
 * @param unit of the value, such as {@code %}, or empty
 */
public record CheckDefinition(
        String code,
        Sentence name,
        CheckKind kind,
        String source,
        String ask,
        Arguments arguments,
        String unit,
        Duration timeout,
        CheckTraits traits) {}
