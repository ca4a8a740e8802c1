package io.watchkeeper.decision.testing;

import io.watchkeeper.decision.content.FactField;
import io.watchkeeper.decision.content.FactType;

/** What the cells of a column of test scenarios are for. */
sealed interface TestColumn {
    /** The name of the test scenario. */
    record Name() implements TestColumn {}

    /** The time of the decision; without it nothing fires that has a date. */
    record Time() implements TestColumn {}

    /** What the checks of a diagnosis answered, one fact a node. */
    record Answers() implements TestColumn {}

    /**
     * A component of a given fact.
     *
     * @param key of a component that is a map, such as {@code job} of {@code given Alert.labels.job}; else empty
     */
    record Given(FactType type, FactField component, String key) implements TestColumn {}

    record Expected(Expectation.Form form, FactType type, FactField component) implements TestColumn {}

    /** A heading that says nothing; told as a problem, or empty. */
    record Nothing() implements TestColumn {}
}
