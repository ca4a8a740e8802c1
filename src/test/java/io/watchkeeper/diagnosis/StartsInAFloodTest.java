package io.watchkeeper.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import io.watchkeeper.testing.MigratedDatabase;
import org.junit.jupiter.api.Test;

/** How many diagnoses begin by themselves where more events open than can be looked into. */
class StartsInAFloodTest {
    private static final Map<String, DiagnosisStore.Start> TREES =
            Map.of("HOST-CPU", new DiagnosisStore.Start("CPU", "top", 1, Duration.ofMinutes(2)));

    @Test
    void only_so_many_begin_in_a_minute_the_worst_first() {
        try (var database = MigratedDatabase.start()) {
            flood(database);
            var store = new DiagnosisStore(database.pool());

            assertThat(start(store)).containsExactlyElementsOf(ids(1, 10));
            assertThat(start(store)).as("the minute is used up").isEmpty();

            endOfAMinute(database, 1);
            assertThat(start(store)).as("not for the sake of one").isEmpty();

            endOfAMinute(database, 4);
            assertThat(start(store)).containsExactlyElementsOf(ids(11, 14));
        }
    }

    private static List<Long> start(DiagnosisStore store) {
        return store.startDue(TREES, 1, Duration.ofMinutes(15), 10).await().indefinitely().stream()
                .map(DiagnosisRow::event)
                .sorted()
                .toList();
    }

    private static List<Long> ids(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    private static void endOfAMinute(MigratedDatabase database, int upTo) {
        database.execute("update diagnosis set started_at = now() - interval '61 s' where event_id <= " + upTo);
    }

    /** Thirty events, the first one the worst. */
    private static void flood(MigratedDatabase database) {
        database.execute(
                """
                insert into risk_event (id, workspace, key, version, scenario, title, object_kind, object_name, source, grade, grade_rank, grade_reason, state, signal,
                    occurrences, deliveries, firing, rulebook_version, first_occurred_at, last_occurred_at, opened_at)
                select n, 'default', gen_random_uuid(), 1, 'HOST-CPU', 'CPU', 'host', 'web-' || n, 'test', 'HIGH', n, '{}', 'DISCOVERED', 'FIRING',
                    1, 1, 1, 1, now(), now(), now()
                from generate_series(1, 30) n""");
    }
}
