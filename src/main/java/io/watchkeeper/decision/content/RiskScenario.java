package io.watchkeeper.decision.content;

import java.util.List;

import io.watchkeeper.decision.Grade;
import io.watchkeeper.facts.Sentence;

/**
 * A kind of risk, one row of {@code scenario/catalogue.csv}.
 *
 * @param code stable, upper case with dashes, such as HOST-DISK-SPACE
 * @param domain host, network, database, kubernetes, web, inspection …
 * @param level the grade when nothing speaks for another
 * @param objectLabels labels that name the object, first present wins; empty for the common order
 */
public record RiskScenario(
        String code, Sentence name, String domain, Grade level, Sentence impact, List<String> objectLabels) {
    /** What no scenario recognises belongs here; its event key also holds the alert's name. */
    public static final String CATCH_ALL = "UNCLASSIFIED";

    public boolean catchAll() {
        return code.equals(CATCH_ALL);
    }
}
