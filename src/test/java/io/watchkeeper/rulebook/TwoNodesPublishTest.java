package io.watchkeeper.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.rulebook.RulebookRepository.Publication;
import io.watchkeeper.testing.CutLine;
import io.watchkeeper.testing.MigratedDatabase;
import io.watchkeeper.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two nodes on one database while a version is published: one that cannot load it, and one that is cut off meanwhile. */
class TwoNodesPublishTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String RULES = "scenario/scenario.drl";
    private static final String TESTS = "scenario/scenario.tests.csv";

    private final ScheduledExecutorService seconds = Executors.newScheduledThreadPool(2);
    private MigratedDatabase database;
    private RulebookRepository store;

    @BeforeEach
    void startDatabase() {
        database = MigratedDatabase.start();
        store = new RulebookRepository(database.pool());
    }

    @AfterEach
    void stop() throws InterruptedException {
        seconds.shutdownNow();
        assertThat(seconds.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        database.close();
    }

    private record Library(Optional<Path> directory, boolean replaceBroken) implements RulebookConfig {}

    private static LiveRulebook node(RulebookRepository store) {
        var clock = new SettableClock(NOON);
        var config = new Library(Optional.empty(), false);
        var node = new LiveRulebook(store, new OfferedContent(config), new RetiredRulebooks(clock), clock);
        node.open();
        return node;
    }

    private void publish(long version, String file, String added) {
        var files = new TreeMap<>(RulebookFiles.library().files());
        files.computeIfPresent(file, (name, text) -> text + added);
        var publication = new Publication(version, Optional.of(version - 1), new RulebookContent(files), "liwei", NOON);
        assertThat(store.publish(publication).await().indefinitely()).isTrue();
    }

    /** Reads the second version as a release that does not know one of its words. */
    private static final class OlderRelease extends RulebookRepository {
        OlderRelease(Pool pool) {
            super(pool);
        }

        @Override
        public Uni<Optional<StoredRulebook>> live() {
            return super.live().map(live -> live.map(OlderRelease::read));
        }

        private static StoredRulebook read(StoredRulebook stored) {
            if (stored.about().version() != 2) {
                return stored;
            }
            var files = new TreeMap<>(stored.content().files());
            files.computeIfPresent(RULES, (name, text) -> text.replace("Alert(", "Unknown("));
            return new StoredRulebook(stored.about(), new RulebookContent(files));
        }
    }

    @Test
    void a_node_that_cannot_load_a_version_stays_on_the_one_before_and_shows_it() {
        var ours = node(store);
        var theirs = node(new OlderRelease(database.pool()));
        var nodes = new NodeRepository(database.pool());
        var ourBeat = new NodeHeartbeat(nodes, new NodeName(Optional.of("ours")), ours);
        var theirBeat = new NodeHeartbeat(nodes, new NodeName(Optional.of("theirs")), theirs);
        var metrics = new SimpleMeterRegistry();
        new RulebookMetrics(metrics, theirs).register(null);

        publish(2, RULES, "\n// published\n");
        ours.refresh();
        theirs.refresh();
        ourBeat.beat().await().indefinitely();
        theirBeat.beat().await().indefinitely();

        assertThat(ours.version()).contains(2L);
        assertThat(theirs.version()).contains(1L);
        assertThat(nodes.list().await().indefinitely())
                .containsExactly(new NodeVersion("ours", 2), new NodeVersion("theirs", 1));
        var health = new RulebookHealth(theirs).call();
        assertThat(health.getStatus().name()).isEqualTo("DOWN");
        assertThat(health.getData().orElseThrow().get("problems").toString()).contains("There is no fact of this type");
        assertThat(metrics.get("watchkeeper.rulebook.broken").gauge().value()).isOne();
        assertThat(metrics.get("watchkeeper.rulebook.version").gauge().value()).isOne();

        publish(3, RULES, "\n// a version that both can read\n");
        theirs.refresh();
        theirBeat.beat().await().indefinitely();

        assertThat(theirs.version()).contains(3L);
        assertThat(new RulebookHealth(theirs).call().getStatus().name()).isEqualTo("UP");
        assertThat(nodes.list().await().indefinitely()).contains(new NodeVersion("theirs", 3));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_node_that_was_cut_off_during_a_publish_takes_the_version_within_two_seconds_of_its_return(boolean silently) {
        try (var line = CutLine.to(database.port())) {
            var theirPool = database.poolBy(line.port());
            var theirs = node(new RulebookRepository(theirPool));
            seconds.scheduleWithFixedDelay(theirs::refresh, 1, 1, TimeUnit.SECONDS);

            if (silently) {
                line.stall();
            } else {
                line.cut();
            }
            publish(2, TESTS, "\n");
            await(line::felt);
            assertThat(theirs.version()).contains(1L);
            line.mend();
            long back = System.nanoTime();
            await(() -> theirs.version().equals(Optional.of(2L)));

            assertThat(Duration.ofNanos(System.nanoTime() - back)).isLessThan(Duration.ofSeconds(2));
            seconds.shutdown();
            theirPool.close().await().indefinitely();
        }
    }

    private static void await(BooleanSupplier expected) {
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!expected.getAsBoolean() && System.nanoTime() < until) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(expected.getAsBoolean()).isTrue();
    }
}
