package io.watchkeeper.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

import io.watchkeeper.launch.EmbeddedDatabase;
import io.watchkeeper.packaged.PackagedService.Setup;
import io.watchkeeper.packaged.Sender.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Hours of half the load with a publish every minute: what is used in the end is what was used in the beginning. {@code -Dwatchkeeper.soak=PT60M} says how long. */
@EnabledIfSystemProperty(named = "watchkeeper.full", matches = "true", disabledReason = "takes an hour: -Pfull")
class SoakIT {
    private static final Duration WHOLE = Duration.parse(System.getProperty("watchkeeper.soak", "PT60M"));
    private static final Duration TO_MEASURE = Duration.ofSeconds(20);
    private static final Duration EACH = Duration.ofMinutes(1);
    /** Publishes after which caches are as full as they get. */
    private static final int WARM = 2;

    @TempDir(factory = UnderTarget.class, cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void after_the_last_minute_as_much_is_used_as_after_the_first() {
        try (var database = EmbeddedDatabase.start(folder.resolve("store"));
                var service = setup().on(database.address()).asPeopleStartIt().start();
                var load = Load.on(service.url("/api/v1/intake/alerts"), new Random(1))) {
            load.pauseAfterEach(atFullSpeed(load));
            var analyst = new Analyst(service);
            var seen = new ArrayList<Measured>();
            for (var end = System.nanoTime() + WHOLE.toNanos(); System.nanoTime() < end; ) {
                LockSupport.parkNanos(EACH.toNanos());
                analyst.publishSomething();
                seen.add(Measured.of(service, database.address()));
                System.out.printf("SoakIT: minute %d: %s%n", seen.size(), seen.get(seen.size() - 1));
            }
            load.settle();
            new Reckoning(database.address()).compare(load.ledger());
            assertThat(load.answers()).extracting(Answer::status).containsOnly(200);
            assertLevel(seen);
        }
    }

    private Setup setup() {
        var setup = Setup.in(folder.resolve("service"));
        for (var area : List.of("SCENARIO", "CORRELATION", "GRADING", "RECOMMENDATION", "GUARD", "PLANS", "CONTENT")) {
            setup = setup.with("WATCHKEEPER_RULEBOOK_APPROVALS_" + area, "none");
        }
        return setup;
    }

    /** Half of what it takes at full speed is reached by waiting as long as an answer takes there. */
    private static Duration atFullSpeed(Load load) {
        LockSupport.parkNanos(TO_MEASURE.toNanos());
        var answers = List.copyOf(load.answers());
        var late = answers.subList(answers.size() / 2, answers.size());
        return late.stream()
                .map(Answer::took)
                .reduce(Duration.ZERO, Duration::plus)
                .dividedBy(late.size());
    }

    private static void assertLevel(List<Measured> seen) {
        var first = seen.get(Math.min(WARM, seen.size() - 1));
        var last = seen.get(seen.size() - 1);
        assertThat(last.metaspace()).as("metaspace, MB").isLessThan(first.metaspace() * 1.05 + 5);
        assertThat(last.threads()).as("threads").isLessThan(first.threads() + 10);
        assertThat(last.connections()).as("connections").isLessThanOrEqualTo(first.connections() + 2);
        assertThat(last.heap()).as("heap after a collection, MB").isLessThan(first.heap() * 1.05 + 100);
        // what a checkpoint may be behind
        assertThat(last.wal()).as("WAL, MB").isLessThan(last.mostWal() * 5 / 4);
    }
}
