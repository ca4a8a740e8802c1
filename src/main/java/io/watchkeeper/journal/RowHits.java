package io.watchkeeper.journal;

import java.time.Instant;
import java.util.List;

/**
 * How often each row of a decision table fired, in the order of the sheet; a row that never did has no hits and no last one.
 *
 * @param table its name
 * @param file path under {@code rules/}
 * @param signals how many decided signals of the period were looked at, the latest first
 * @param complete whether those were all
 * @param since when the earliest of them was received, or null
 */
public record RowHits(
        long rulebookVersion,
        String table,
        String file,
        Instant from,
        Instant to,
        long signals,
        boolean complete,
        Instant since,
        List<Row> rows) {

    /**
     * @param row of the sheet, counted from 1
     * @param rule the row's name
     */
    public record Row(int row, String rule, long hits, Instant lastHit) {}
}
