package io.watchkeeper.journal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import io.watchkeeper.decision.table.DecisionTable;
import io.watchkeeper.decision.table.TableRow;
import io.watchkeeper.journal.RowHitsRepository.Counted;
import io.watchkeeper.journal.RowHitsRepository.Hits;
import io.watchkeeper.journal.RowHitsRepository.Period;

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

    static RowHits of(long version, DecisionTable table, Period period, Counted counted) {
        var found = counted.byRow(table.file());
        var rows = table.rows().stream()
                .map(row -> row(row, found.get(row.sheetRow())))
                .sorted(Comparator.comparingInt(Row::row))
                .toList();
        return new RowHits(
                version,
                table.schema().name(),
                table.file(),
                period.from(),
                period.to(),
                counted.signals(),
                counted.complete(),
                counted.since(),
                rows);
    }

    private static Row row(TableRow row, Hits hits) {
        return hits == null
                ? new Row(row.sheetRow(), row.rule(), 0, null)
                : new Row(row.sheetRow(), row.rule(), hits.count(), hits.last());
    }
}
