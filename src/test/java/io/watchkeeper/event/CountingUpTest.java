package io.watchkeeper.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;

import io.watchkeeper.testing.MigratedDatabase;
import org.junit.jupiter.api.Test;

class CountingUpTest {
    /** What one more occurrence changes; one index over any of it makes a count several times as dear, as every index of the row gets an entry. */
    private static final List<String> COUNTED = List.of(
            "version",
            "occurrences",
            "deliveries",
            "firing",
            "last_occurred_at",
            "recommendations",
            "rulebook_version");

    @Test
    void an_event_that_is_counted_up_gets_no_new_entry_in_any_index() {
        try (var database = MigratedDatabase.start()) {
            var indexes = StreamSupport.stream(
                            database.pool()
                                    .query("select indexdef from pg_indexes where tablename = 'risk_event'")
                                    .execute()
                                    .await()
                                    .indefinitely()
                                    .spliterator(),
                            false)
                    .map(row -> row.getString(0))
                    .toList();
            assertThat(indexes).hasSizeGreaterThan(5).allSatisfy(index -> assertThat(index)
                    .doesNotContainPattern("\\b(" + String.join("|", COUNTED) + ")\\b"));
        }
    }
}
