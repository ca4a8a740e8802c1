package io.watchkeeper.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.watchkeeper.packaged.PackagedService.Setup;
import io.watchkeeper.testing.DatabaseServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The service is killed at random moments under load; in the end the database holds what was acknowledged, once. */
class CrashIT {
    private static final boolean FULL = Boolean.getBoolean("watchkeeper.full");
    private static final int KILLS = FULL ? 180 : 4;
    private static final int KILLS_WITH_ITS_DATABASE = FULL ? 20 : 2;
    private static final int ONE_IN = 4;
    private static final int SOME = 100;
    private static final int START_MILLIS = 5000;
    private static final int WORK_MILLIS = 1200;
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(30);

    @TempDir(factory = UnderTarget.class, cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private Random random;

    @BeforeEach
    void seed() {
        var seed = Long.getLong("watchkeeper.seed", System.nanoTime());
        System.out.println("CrashIT: -Dwatchkeeper.seed=" + seed);
        random = new Random(seed);
    }

    @Test
    void what_was_acknowledged_is_there_once_however_often_the_service_is_killed() {
        try (var database = DatabaseServer.in(folder.resolve("store"))) {
            var setup = Setup.in(folder.resolve("service")).on(database.address());
            killAgainAndAgain(setup, KILLS, () -> new Reckoning(database.address()), service -> {
                var answered = whileItIsAskedToStop(service);
                new Reckoning(database.address()).compareBackup(answered);
            });
        }
    }

    @Test
    void so_it_is_when_its_own_database_is_orphaned_by_each_kill() {
        var setup = Setup.in(folder);
        killAgainAndAgain(
                setup,
                KILLS_WITH_ITS_DATABASE,
                () -> new Reckoning(new Postmaster(setup.data()).address()),
                service -> {});
    }

    private void killAgainAndAgain(
            Setup setup, int kills, Supplier<Reckoning> reckoning, Consumer<PackagedService> end) {
        var started = System.nanoTime();
        try (var load = Load.on(setup.url("/api/v1/intake/alerts"), random)) {
            for (var kill = 1; kill <= kills; kill++) {
                // not closed: its database is to live on
                var service = setup.launch();
                try {
                    awaitRandomMoment(service, load);
                } finally {
                    service.kill();
                }
            }
            try (var service = setup.launch()) {
                service.awaitReady();
                load.settle();
                reckoning.get().compare(load.ledger());
                report(kills, Duration.ofNanos(System.nanoTime() - started), load);
                end.accept(service);
            }
        }
    }

    /**
     * Nobody is told that it failed, however many posts are under way.
     *
     * @return what it acknowledged until then
     */
    private Set<String> whileItIsAskedToStop(PackagedService service) {
        var load = Load.on(service.url("/api/v1/intake/alerts"), random, "stopping");
        try (load) {
            Wait.untilTrue("work", FIRST_ANSWER, () -> load.ledger().acknowledgements() > SOME);
            assertThat(service.stop())
                    .as("exit code of a stop that was asked for")
                    .isIn(0, 143);
        }
        assertThat(load.answers()).extracting(Sender.Answer::status).containsOnly(0, 200);
        return load.ledger().acknowledgedIds();
    }

    /** Mostly at work, sometimes while it starts. */
    private void awaitRandomMoment(PackagedService service, Load load) {
        if (random.nextInt(ONE_IN) == 0) {
            pause(random.nextInt(START_MILLIS));
            return;
        }
        var before = load.ledger().acknowledgements();
        service.awaitReady();
        Wait.untilTrue("an acknowledgement", FIRST_ANSWER, () -> load.ledger().acknowledgements() > before);
        pause(random.nextInt(WORK_MILLIS));
    }

    private static void pause(int millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }

    private static void report(int kills, Duration took, Load load) {
        var broken =
                load.answers().stream().filter(answer -> answer.status() == 0).count();
        System.out.printf(
                "CrashIT: %d kills in %d s, %d signals, sent %d times, acknowledged %d times, none lost, none doubled, %d posts broken off%n",
                kills,
                took.toSeconds(),
                load.ledger().signals(),
                load.ledger().sendings(),
                load.ledger().acknowledgements(),
                broken);
        assertThat(broken).as("posts that a kill broke off").isPositive();
        assertThat(load.answers()).extracting(Sender.Answer::status).containsOnly(0, 200);
    }
}
