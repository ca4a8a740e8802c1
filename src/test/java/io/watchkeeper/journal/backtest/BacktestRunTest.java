package io.watchkeeper.journal.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.decision.BuiltInRules;
import io.watchkeeper.decision.CanonicalJson;
import io.watchkeeper.decision.DecisionPipeline;
import io.watchkeeper.decision.EventContext;
import io.watchkeeper.decision.PastDecision;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.RulebookCompiler;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.Situation;
import io.watchkeeper.decision.backtest.BacktestResult;
import io.watchkeeper.decision.backtest.Comparison;
import io.watchkeeper.decision.backtest.PastSignal;
import io.watchkeeper.decision.backtest.Tally;
import io.watchkeeper.facts.Alert;
import io.watchkeeper.facts.AlertTokens;
import io.watchkeeper.facts.Signal;
import io.watchkeeper.journal.LiveLoad;
import io.watchkeeper.journal.backtest.Backtest.State;
import io.watchkeeper.journal.backtest.PastSignals.Mark;
import io.watchkeeper.journal.backtest.PastSignals.Period;
import io.watchkeeper.testing.MigratedDatabase;
import io.watchkeeper.testing.SettableClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A backtest over more signals than a page holds, while nothing else comes. */
class BacktestRunTest {
    private static final Instant NOON = Instant.parse("2026-03-20T12:00:00Z");
    private static final Period MARCH =
            new Period("default", Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"), 1);
    private static final int EACH = 800;
    private static final String GRADING = "grading/grading.drl.csv";

    private static MigratedDatabase database;
    private static Rulebook milder;
    private static List<String> decisions;

    private final SettableClock clock = new SettableClock(NOON);
    private final BacktestStore store = new BacktestStore(database.pool(), clock);
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private long id;

    @BeforeAll
    static void decideSignals() {
        database = MigratedDatabase.start();
        var files = new TreeMap<>(BuiltInRules.content().files());
        files.computeIfPresent(GRADING, (file, text) -> text.replace(",CRITICAL,", ",HIGH,"));
        milder = RulebookCompiler.compile(2, new RulebookContent(files));
        var signals = List.of(alert("HostOutOfDiskSpace"), alert("HostHighCpuLoad"), alert("NobodyKnowsThis"));
        var situations = DecisionPipeline.recognise(BuiltInRules.rulebook(), signals).stream()
                .map(recognition -> new Situation(recognition, EventContext.fresh(3600, 600)))
                .toList();
        decisions = DecisionPipeline.decide(BuiltInRules.rulebook(), situations).stream()
                .map(CanonicalJson::of)
                .toList();
        for (int i = 0; i < decisions.size(); i++) {
            store(i, decisions.get(i));
        }
    }

    @AfterAll
    static void close() {
        milder.close();
        database.close();
    }

    private static Signal alert(String name) {
        return new Alert(
                "",
                "am",
                name,
                "critical",
                "FIRING",
                "production",
                AlertTokens.of(name),
                Set.of(),
                Map.of("instance", "web-1:9100"),
                Map.of());
    }

    /** Signals that take turns with those of the other decisions. */
    private static void store(int first, String decision) {
        database.pool()
                .preparedQuery(
                        """
                        insert into journal (received_at, signal_id, workspace, event_id, source, envelope, rulebook_version, decision)
                        select timestamptz '2026-03-05T10:00:00Z' + i * interval '1 second', i * 3 + $1::int + 1, 'default', i * 3 + $1::int + 1, 'am', '{}', 1, $2
                        from generate_series(0, $3::int - 1) as i
                        """)
                .execute(Tuple.of(first, decision, EACH))
                .await()
                .indefinitely();
    }

    @BeforeEach
    void begin() {
        id = store.begin(database.pool(), new BacktestStore.Beginning(2, "digest", 1, MARCH, "li"))
                .await()
                .indefinitely();
    }

    @AfterEach
    void stop() {
        workers.shutdownNow();
    }

    @Test
    void what_several_threads_decide_is_counted_as_if_one_had_decided_it_all() {
        var comparison = new Comparison(BuiltInRules.rulebook(), milder);
        var expected = oneByOne(comparison);

        assertThat(run(new PastSignals(database.pool()), comparison)).isTrue();

        var found = found();
        assertThat(expected.differing()).isPositive();
        assertThat(found.signals()).isEqualTo(3L * EACH);
        assertThat(found.progress()).isEqualTo(1);
        assertThat(found.differing()).isEqualTo(expected.differing());
        assertThat(found.matrix()).isEqualTo(expected.matrix());
        assertThat(found.changedEvents()).isEqualTo(expected.changedEvents());
        assertThat(found.examples()).isEqualTo(expected.examples());
    }

    @Test
    void one_that_is_cancelled_while_it_runs_stops() {
        var signals = new PastSignals(database.pool()) {
            private int pages;

            @Override
            Uni<List<RawSignal>> page(Period period, Mark after, int size, SharedTraces traces) {
                pages++;
                return pages == 2
                        ? store.end(database.pool(), id, State.CANCELLED, null)
                                .chain(() -> super.page(period, after, size, traces))
                        : super.page(period, after, size, traces);
            }
        };

        assertThat(run(signals, new Comparison(BuiltInRules.rulebook(), milder)))
                .isFalse();

        assertThat(found().state()).isEqualTo(State.CANCELLED);
        assertThat(found().estimatedEndAt()).isNull();
    }

    @Test
    void its_progress_tells_when_it_will_end_and_silence_that_its_node_is_gone() {
        clock.advance(Duration.ofSeconds(10));
        var half = new Tally();
        new Comparison(BuiltInRules.rulebook(), milder).compare(List.of(past(0), past(1)), half);
        store.beat(id, 8, half.result()).await().indefinitely();

        assertThat(found().state()).isEqualTo(State.RUNNING);
        assertThat(found().progress()).isEqualTo(0.25);
        assertThat(found().estimatedEndAt()).isEqualTo(NOON.plusSeconds(40));

        clock.advance(Duration.ofSeconds(61));
        assertThat(found().state()).isEqualTo(State.FAILED);
        assertThat(found().failure()).contains("node");
        assertThat(found().estimatedEndAt()).isNull();
    }

    private boolean run(PastSignals signals, Comparison comparison) {
        return new BacktestRun(id, MARCH, new BacktestRun.Parts(signals, store, new LiveLoad()), workers)
                .run(comparison);
    }

    private Backtest found() {
        return store.find(Set.of("default"), id).await().indefinitely().orElseThrow();
    }

    private static BacktestResult oneByOne(Comparison comparison) {
        var tally = new Tally();
        for (int i = 0; i < 3 * EACH; i++) {
            comparison.compare(List.of(past(i)), tally);
        }
        return tally.result();
    }

    private static PastSignal past(int i) {
        return new PastSignal(
                i + 1L, OptionalLong.of(i + 1L), 1, PastDecision.read(decisions.get(i % decisions.size())));
    }
}
