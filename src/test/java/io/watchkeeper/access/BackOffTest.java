package io.watchkeeper.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.watchkeeper.testing.DatabaseForTests;
import io.watchkeeper.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nodes that share a database; each has a clock of its own. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class BackOffTest {
    private static final Instant NOW = Instant.parse("2026-01-01T03:00:00Z");

    @Inject
    Pool pool;

    private final SettableClock clock = new SettableClock(NOW);

    @BeforeEach
    void nothing_tried() {
        pool.query("delete from sign_in_attempt").execute().await().indefinitely();
    }

    @Test
    void who_guesses_on_one_node_waits_on_another_and_after_a_restart() {
        for (int i = 0; i < 5; i++) {
            assertThat(begin(node(), "admin 192.0.2.1")).isEmpty();
        }

        assertThat(begin(node(), "admin 192.0.2.1")).contains(Duration.ofSeconds(1));
        assertThat(begin(node(), "admin 192.0.2.2")).as("another address").isEmpty();
    }

    @Test
    void guesses_sent_side_by_side_gain_nothing() {
        List<Uni<Optional<Duration>>> guesses =
                IntStream.range(0, 12).mapToObj(i -> node().begin("admin")).toList();

        List<Optional<Duration>> waits =
                Uni.join().all(guesses).andFailFast().await().indefinitely();
        assertThat(waits.stream().filter(Optional::isEmpty)).hasSize(5);
    }

    @Test
    void a_success_makes_all_attempts_free_again() {
        exhaust("lucky");
        node().succeeded("lucky").await().indefinitely();

        assertThat(begin(node(), "lucky")).isEmpty();
    }

    @Test
    void what_is_old_and_what_is_too_much_is_forgotten() {
        exhaust("old");
        clock.advance(Duration.ofMinutes(30));
        for (int i = 0; i < 4; i++) {
            clock.advance(Duration.ofSeconds(1));
            begin(node(), "name " + i);
        }
        node().forget(3).await().indefinitely();
        assertThat(rows()).isEqualTo(4);

        clock.advance(Duration.ofMinutes(61));
        node().forget(3).await().indefinitely();
        assertThat(rows()).isZero();
    }

    @Test
    void no_name_that_was_typed_is_kept() {
        begin(node(), "my password");

        assertThat(pool.query("select who from sign_in_attempt")
                        .execute()
                        .await()
                        .indefinitely())
                .singleElement()
                .satisfies(row -> assertThat(row.getString("who")).doesNotContain("password"));
    }

    private BackOff node() {
        return new BackOff(pool, Clock.fixed(clock.instant(), ZoneOffset.UTC));
    }

    private void exhaust(String who) {
        for (int i = 0; i < 5; i++) {
            begin(node(), who);
        }
        assertThat(begin(node(), who)).isPresent();
    }

    private static Optional<Duration> begin(BackOff node, String who) {
        return node.begin(who).await().indefinitely();
    }

    private long rows() {
        return pool.query("select count(*) from sign_in_attempt")
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }
}
