package io.watchkeeper.decision.table;

import java.time.Instant;
import java.util.Optional;

/** What one row says to a question, for the person who asks why it did not fire. */
public sealed interface RowAnswer {
    /** It fires. */
    record Fires() implements RowAnswer {}

    /**
     * A cell that does not match, the first from the left.
     *
     * @param cell its address, such as C12
     * @param label of its column
     * @param wanted the cell's text
     * @param actual the fact's value, empty where a map entry or a fact to join is missing
     */
    record Fails(String cell, String label, String wanted, Optional<String> actual) implements RowAnswer {}

    /**
     * All cells match, but the row was not in force.
     *
     * @param at the time of the decision, where one was told
     */
    record OutOfDate(Validity validity, Optional<Instant> at) implements RowAnswer {}

    /** All cells match, but this row of the same activation group comes first. */
    record Behind(TableRow winner) implements RowAnswer {}
}
