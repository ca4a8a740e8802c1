package io.watchkeeper.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import io.restassured.http.ContentType;
import io.watchkeeper.launch.DatabaseAddress;
import io.watchkeeper.packaged.PackagedService.Setup;
import io.watchkeeper.packaged.Sender.Answer;
import io.watchkeeper.testing.CutLine;
import io.watchkeeper.testing.DatabaseServer;
import io.watchkeeper.testing.NeedsProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one database behind HAProxy share the work, and either may be restarted, stand still, die or lose the database. */
@NeedsProgram(program = HaProxy.PROGRAM, debianPackage = "haproxy")
class NodesIT {
    private static final boolean FULL = Boolean.getBoolean("watchkeeper.full");
    private static final Duration TAKEOVER = Duration.ofSeconds(5);
    /** Longer than the database waits for a transaction of which it hears nothing. */
    private static final Duration FROZEN = Duration.ofSeconds(6);

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int PUBLISHING_MILLIS = 1500;
    private static final int SOME = 20;
    private static final int OCCURRENCES = 40;
    private static final String ALERTS = "/api/v1/intake/alerts";

    @TempDir(factory = UnderTarget.class, cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final Random random = new Random();
    private NodeMember a;
    private NodeMember b;
    private Load load;

    @Test
    void either_of_two_nodes_may_go_and_nothing_is_lost_doubled_or_held_up() {
        try (var database = DatabaseServer.in(folder.resolve("store"));
                var line = CutLine.to(database.address().port());
                var first = NodeMember.launch(node("a", by(line, database.address())));
                var second = NodeMember.launch(node("b", database.address()))) {
            a = first;
            b = second;
            a.awaitReady();
            b.awaitReady();
            try (var balancer = HaProxy.before(folder, a.setup(), b.setup());
                    var senders = Load.on(balancer.url(ALERTS), new Random(11))) {
                load = senders;
                bothDecide();
                nobodyNoticesARollingRestart();
                aNodeThatStandsStillHoldsUpNobody();
                aNodeThatDiesIsReplaced(database.address());
                aNodeWithoutItsDatabaseIsLeftOut(line);
                load.settle();
                Reckoning.behindBalancer(database.address()).compare(load.ledger());
                // a connection may break where a node dies; nobody is told that it failed
                assertThat(load.answers())
                        .filteredOn(answer -> answer.status() != 0 && answer.status() != 200)
                        .isEmpty();
                report();
                aThresholdIsCrossedOnce();
            }
        }
    }

    private Setup node(String name, DatabaseAddress database) {
        return Setup.in(folder.resolve(name))
                .on(database)
                .with("WATCHKEEPER_NODE", name)
                .with("WATCHKEEPER_RULEBOOK_APPROVALS_GRADING", "none")
                .with("WATCHKEEPER_SECRET_KEY", "the same key on both nodes")
                .with("WATCHKEEPER_SHUTDOWN_DELAY", "3s");
    }

    private static DatabaseAddress by(CutLine line, DatabaseAddress to) {
        return new DatabaseAddress(to.host(), line.port(), to.database(), to.user(), to.password(), to.query());
    }

    private void bothDecide() {
        Wait.untilTrue("work on both nodes", SOON, () -> a.decided() > SOME && b.decided() > SOME);
    }

    /** Each node is handed half of the occurrences of one event, all at once. */
    private void aThresholdIsCrossedOnce() {
        IntStream.range(0, OCCURRENCES).parallel().forEach(place -> (place % 2 == 0 ? a : b)
                .service()
                .administrator()
                .contentType(ContentType.JSON)
                .body(occurrence(place))
                .post(ALERTS)
                .then()
                .statusCode(200));

        var events = a.service()
                .administrator()
                .queryParam("q", "counted-by-both")
                .get("/api/v1/events")
                .jsonPath();
        assertThat(events.getList("items")).hasSize(1);
        List<Integer> counted = b.service()
                .administrator()
                .queryParam("limit", 500)
                .get("/api/v1/events/" + events.getString("items[0].id") + "/decisions")
                .jsonPath()
                .getList("items.findAll { it.stage == 'GRADING' }.facts.flatten().findAll { it.type == 'RiskEvent' }"
                        + ".occurrences");
        assertThat(counted)
                .as("each count was decided on once, and so was each threshold")
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, OCCURRENCES).boxed().toList());
    }

    private static String occurrence(int place) {
        return """
                {"startsAt":"2026-03-01T02:%02d:00Z","labels":{"alertname":"HostHighCpuLoad","instance":"counted-by-both:9100","severity":"warning"}}"""
                .formatted(place);
    }

    private void nobodyNoticesARollingRestart() {
        for (var node : FULL ? List.of(a, b) : List.of(a)) {
            node.restart();
            progress("after a restart", TAKEOVER);
        }
        assertThat(load.answers()).extracting(Answer::status).containsOnly(200);
    }

    private void aNodeThatStandsStillHoldsUpNobody() {
        var until = System.nanoTime() + FROZEN.toNanos();
        a.service().program().freeze();
        try {
            while (System.nanoTime() < until) {
                progress("while a node stands still", TAKEOVER.plus(TAKEOVER));
            }
        } finally {
            a.service().program().thaw();
        }
        Wait.untilTrue("back", SOON, a::isReady);
    }

    /** While it publishes: either that is done as a whole, or nothing of it. */
    private void aNodeThatDiesIsReplaced(DatabaseAddress database) {
        var analyst = new Analyst(b.service());
        var publishing = CompletableFuture.runAsync(analyst::publishSomething);
        LockSupport.parkNanos(
                Duration.ofMillis(random.nextInt(PUBLISHING_MILLIS)).toNanos());
        b.service().kill();
        publishing.handle((done, brokenOff) -> null).join();
        progress("without the other node", TAKEOVER);
        a.service()
                .administrator()
                .contentType(ContentType.JSON)
                .body("{\"value\":\"kept by the node that is left\"}")
                .put("/api/v1/secrets/of-who-is-left")
                .then()
                .statusCode(200);
        Wait.untilTrue(
                "the audit log is sealed by who is left", TAKEOVER, () -> new Reckoning(database).unsealed() == 0);
        b.startAgain();
        Wait.untilTrue("one version decides on both", TAKEOVER, () -> a.rulebook() == b.rulebook());
        assertThat(a.service()
                        .administrator()
                        .get("/api/v1/rulebooks")
                        .jsonPath()
                        .getList("items.findAll { it.live }"))
                .hasSize(1);
        var next = new Analyst(b.service()).publishSomething();
        Wait.untilTrue(
                "the next version decides on both", TAKEOVER, () -> a.rulebook() == next && b.rulebook() == next);
    }

    private void aNodeWithoutItsDatabaseIsLeftOut(CutLine line) {
        line.cut();
        try {
            Wait.untilTrue("not ready", TAKEOVER, () -> !a.isReady());
            progress("without the node that has no database", TAKEOVER);
        } finally {
            line.mend();
        }
        Wait.untilTrue("ready again", SOON, a::isReady);
    }

    private void progress(String when, Duration limit) {
        var before = load.ledger().acknowledgements();
        Wait.untilTrue("signals taken " + when, limit, () -> load.ledger().acknowledgements() > before + SOME);
    }

    private void report() {
        var slowest = load.answers().stream().map(Answer::took).max(Duration::compareTo);
        System.out.printf(
                "NodesIT: %d signals, sent %d times, acknowledged %d times, none lost, none doubled, slowest answer %d ms%n",
                load.ledger().signals(),
                load.ledger().sendings(),
                load.ledger().acknowledgements(),
                slowest.orElseThrow().toMillis());
    }
}
