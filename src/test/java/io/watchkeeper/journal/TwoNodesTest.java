package io.watchkeeper.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import io.vertx.mutiny.sqlclient.Row;
import io.watchkeeper.testing.MigratedDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two nodes decide on the same events at the same moment; whatever they do to each other, the counts are exact and nothing is decided twice. */
class TwoNodesTest {
    private static final int ROUNDS = 60;
    private static final int BATCH = 20;

    private static final String WRONG_COUNTS =
            """
            select format('%s %s: %s deliveries of %s, %s firing of %s, %s', e.id, e.object_name, e.deliveries, s.deliveries, e.firing, s.firing, e.signal)
            from risk_event e cross join lateral (select
              (select coalesce(sum(deliveries), 0) from signal where event_id = e.id) as deliveries,
              (select count(*) from signal_series where event_id = e.id and firing) as firing) s
            where e.deliveries <> s.deliveries or e.firing <> s.firing or (e.signal = 'RESOLVED') <> (s.firing = 0)
            """;

    private final Map<SignalKey, List<SignalOutcome>> answers = new HashMap<>();
    private MigratedDatabase database;
    private Node here;
    private Node there;

    private record SignalKey(String series, String episode, String status) {
        static SignalKey of(Incoming incoming) {
            return new SignalKey(
                    incoming.fingerprint(),
                    incoming.episode(),
                    incoming.signal().status());
        }
    }

    @BeforeEach
    void start() {
        database = MigratedDatabase.start();
        here = new Node(database.pool());
        there = new Node(database.pool());
    }

    @AfterEach
    void stop() {
        here.close();
        there.close();
        database.close();
    }

    /** With few events every batch meets the other on all of them; with many it meets it on some, in another order. */
    @ParameterizedTest
    @ValueSource(ints = {6, 60, 600})
    void what_two_nodes_decide_on_the_same_events_is_exact(int hosts) {
        var random = new Random(hosts);
        for (int round = 0; round < ROUNDS; round++) {
            var ours = batch(random, hosts);
            var theirs = batch(random, hosts);
            // as a pair of Alertmanagers would, each to another node
            theirs.addAll(ours.subList(0, BATCH / 2));
            Collections.shuffle(theirs, random);
            race(ours, theirs);
        }

        System.out.printf(
                "TwoNodesTest: %d hosts, %d batches, %d decided again, %d deadlocks%n",
                hosts, 2 * ROUNDS, here.moved() + there.moved(), deadlocks());
        assertThat(here.moved() + there.moved()).as("batches that lost a race").isPositive();
        assertThat(deadlocks()).as("deadlocks, each of which costs a second").isZero();
        assertExact();
    }

    @Test
    void an_alert_and_its_end_that_meet_on_two_nodes_leave_nothing_firing() {
        for (int round = 0; round < ROUNDS; round++) {
            var host = "host-" + round;
            race(
                    List.of(Signals.of(host, host, "FIRING", Signals.NOON)),
                    List.of(Signals.of(host, host, "RESOLVED", Signals.NOON)));
        }

        assertThat(texts("select object_name from risk_event where signal = 'FIRING'"))
                .isEmpty();
        assertExact();
    }

    @Test
    void batches_of_one_node_do_not_make_each_other_decide_again() {
        var random = new Random(1);
        for (int round = 0; round < ROUNDS; round++) {
            race(here, firing(random), here, firing(random));
        }

        assertThat(here.moved()).isZero();
        assertExact();
    }

    private static List<Incoming> firing(Random random) {
        return random.ints(BATCH, 0, 40)
                .mapToObj(host -> Signals.of(
                        "series-" + host, "host-" + host / 2, "FIRING", Signals.NOON.plusSeconds(random.nextInt(600))))
                .toList();
    }

    private static List<Incoming> batch(Random random, int hosts) {
        var batch = new ArrayList<Incoming>();
        for (int i = 0; i < BATCH; i++) {
            var host = "host-" + random.nextInt(hosts);
            // one series in five moves between hosts
            var series = random.nextInt(5) == 0 ? "wanders-" + random.nextInt(3) : host + "/" + random.nextInt(3);
            var status = random.nextInt(3) == 0 ? "RESOLVED" : "FIRING";
            batch.add(Signals.of(series, host, status, Signals.NOON.plusSeconds(random.nextInt(600))));
        }
        return batch;
    }

    private void race(List<Incoming> ours, List<Incoming> theirs) {
        race(here, ours, there, theirs);
    }

    private void race(Node one, List<Incoming> ours, Node other, List<Incoming> theirs) {
        var first = one.decide(ours);
        var second = other.decide(theirs);
        note(ours, first.join());
        note(theirs, second.join());
    }

    private void note(List<Incoming> batch, List<SignalOutcome> outcomes) {
        IntStream.range(0, batch.size())
                .forEach(place -> answers.computeIfAbsent(SignalKey.of(batch.get(place)), unknown -> new ArrayList<>())
                        .add(outcomes.get(place)));
    }

    private void assertExact() {
        var decided = new HashMap<String, Long>();
        answers.forEach((key, outcomes) -> {
            var own = outcomes.stream()
                    .filter(outcome -> outcome.kind() == SignalOutcome.Kind.DECIDED)
                    .toList();
            assertThat(own.size()).as("decisions on %s", key).isLessThanOrEqualTo(1);
            own.stream()
                    .filter(outcome -> key.status().equals("FIRING"))
                    .forEach(outcome -> decided.merge(outcome.eventId(), 1L, Long::sum));
        });
        var occurrences = new HashMap<String, Long>();
        rows("select id, occurrences from risk_event")
                .forEach(row -> occurrences.put(row.getLong("id").toString(), row.getLong("occurrences")));
        assertThat(occurrences).isEqualTo(decided);
        assertThat(texts(WRONG_COUNTS)).isEmpty();
        assertThat(texts("select signal_id::text from journal group by signal_id having count(*) > 1"))
                .as("decided twice")
                .isEmpty();
        assertThat(texts("select sum(deliveries)::text from signal"))
                .containsExactly(Integer.toString(
                        answers.values().stream().mapToInt(List::size).sum()));
    }

    private long deadlocks() {
        return Long.parseLong(texts("select deadlocks::text from pg_stat_database where datname = current_database()")
                .get(0));
    }

    private List<String> texts(String sql) {
        return rows(sql).stream().map(row -> row.getString(0)).toList();
    }

    private List<Row> rows(String sql) {
        return database.pool().query(sql).execute().await().indefinitely().stream()
                .toList();
    }
}
