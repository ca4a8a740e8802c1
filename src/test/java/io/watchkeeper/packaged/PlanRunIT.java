package io.watchkeeper.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.watchkeeper.decision.plan.PlannedRun;
import io.watchkeeper.decision.plan.PlannedStep;
import io.watchkeeper.decision.plan.Target;
import io.watchkeeper.launch.DatabaseAddress;
import io.watchkeeper.packaged.PackagedService.Setup;
import io.watchkeeper.plan.StartedRuns;
import io.watchkeeper.testing.DatabaseServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 of the node that carries out a run, in the middle of its steps, with another node on the same database. */
class PlanRunIT {
    private static final boolean FULL = Boolean.getBoolean("watchkeeper.full");
    private static final Duration TAKEOVER = Duration.ofSeconds(5);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final int RUNS = 10;

    @TempDir(factory = UnderTarget.class, cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final List<Duration> takeovers = new ArrayList<>();
    private NodeMember a;
    private NodeMember b;
    private StartedRuns runs;
    private ActedOn actedOn;

    @Test
    void a_run_outlives_its_node_and_what_nobody_knows_is_asked_and_never_repeated() {
        try (var database = DatabaseServer.in(folder.resolve("store"));
                var first = NodeMember.launch(node("a", database.address()));
                var second = NodeMember.launch(node("b", database.address()));
                var started = new StartedRuns(database.address());
                var target = new ActedOn()) {
            a = first;
            b = second;
            runs = started;
            actedOn = target;
            a.awaitReady();
            b.awaitReady();
            connect();
            var left = theNodeDiesInEachStep();
            other(left).startAgain();
            theNodeDiesAtTransitions(aNodeThatIsAskedToStopAnswersForItsCall(), database.address());
            if (FULL) {
                a.awaitReady();
                b.awaitReady();
                nodesDieAtAnyMoment();
            }
            assertThat(runs.locks()).isZero();
            aDiagnosisOutlivesItsNode(database.address());
            System.out.println("PlanRunIT: takeovers after kill -9: " + takeovers);
        }
    }

    private void aDiagnosisOutlivesItsNode(DatabaseAddress database) {
        for (var node : List.of(a, b)) {
            if (!node.service().program().isAlive()) {
                node.startAgain();
            }
            node.awaitReady();
        }
        try (var diagnosis = new DyingDiagnosis(Map.of("a", a, "b", b), database)) {
            System.out.println("PlanRunIT: a diagnosis went on after " + diagnosis.diesInTheMiddle());
            if (FULL) {
                diagnosis.diesAtAnyMoment();
            }
        }
    }

    private Setup node(String name, DatabaseAddress database) {
        return Setup.in(folder.resolve(name))
                .on(database)
                .with("WATCHKEEPER_NODE", name)
                .with("WATCHKEEPER_DIAGNOSIS_LEASE", DyingDiagnosis.LEASE)
                .with("WATCHKEEPER_SECRET_KEY", "the words that both nodes know");
    }

    private void connect() {
        var settings = Map.of("url", actedOn.url(), "act", "yes");
        a.service()
                .administrator()
                .contentType(ContentType.JSON)
                .body(Map.of("kind", "HTTP", "settings", settings))
                .put("/api/v1/check-sources/acted-on")
                .then()
                .statusCode(200);
    }

    private static PlannedRun plan(int number) {
        List<PlannedStep> steps = List.of(
                StartedRuns.request("once", "acted-on", false),
                StartedRuns.request("again", "acted-on", true, "once"),
                StartedRuns.request("last", "acted-on", false, "again"));
        var target = new Target("HOST", "target-" + number, "target");
        return new PlannedRun("TRY", "d", 2, List.of(target), 1, 1, 0, List.of(), steps, List.of());
    }

    /** @return the node that is left */
    private NodeMember theNodeDiesInEachStep() {
        actedOn.hold("once");
        var run = runs.start(plan(0));
        var left = dies(run, "once");
        var asked = needsPerson(left, run);
        assertThat(asked.getString("steps.find { it.id == 'once' }.question")).isEqualTo("DID_IT_HAPPEN");
        actedOn.hold("again");
        actedOn.letGo("once");
        left.service()
                .administrator()
                .contentType(ContentType.JSON)
                .body(Map.of("answer", "DONE"))
                .post("/api/v1/runs/" + run + "/steps/once/answer")
                .then()
                .statusCode(200);
        other(left).startAgain();
        var last = dies(run, "again");
        long died = System.nanoTime();
        Wait.untilTrue("the idempotent step again", SOON, () -> actedOn.times("again") == 2);
        takeovers.add(Duration.ofNanos(System.nanoTime() - died));
        actedOn.letGo("again");
        Wait.untilTrue("its end", SOON, () -> state(last, run).equals("SUCCEEDED"));
        assertThat(actedOn.times("once")).isEqualTo(1);
        assertThat(actedOn.times("last")).isEqualTo(1);
        assertThat(takeovers).allSatisfy(took -> assertThat(took).isLessThan(TAKEOVER));
        return last;
    }

    /** @return the node that is there all the time */
    private NodeMember aNodeThatIsAskedToStopAnswersForItsCall() {
        actedOn.forget();
        actedOn.slow(Duration.ofSeconds(2));
        var run = runs.start(plan(0));
        Wait.untilTrue("the call", SOON, () -> actedOn.times("once") == 1);
        actedOn.slow(Duration.ZERO);
        var stopped = runs.caller(run).equals("a") ? a : b;
        stopped.service().stop();
        long gone = System.nanoTime();
        // a question would be answered by nobody
        Wait.untilTrue("its end", SOON, () -> state(other(stopped), run).equals("SUCCEEDED"));
        assertThat(Duration.ofNanos(System.nanoTime() - gone)).isLessThan(LEASE);
        assertThat(actedOn.times("once")).isEqualTo(1);
        assertThat(actedOn.times("again")).isEqualTo(1);
        assertThat(actedOn.times("last")).isEqualTo(1);
        stopped.launchAgain();
        return other(stopped);
    }

    private void theNodeDiesAtTransitions(NodeMember ready, DatabaseAddress database) {
        try (var held = new HeldTransitions(database)) {
            var kills = new TransitionKills(a, b, runs, actedOn, held);
            int transitions = kills.undisturbed(ready);
            if (FULL) {
                for (int at = 1; at <= transitions; at++) {
                    kills.kill(at, false);
                    kills.kill(at, true);
                }
            } else {
                // the first call is written down and never made; it is made and its answer lost; so with taking it back
                kills.kill(1, true);
                kills.kill(2, false);
                kills.kill(transitions, false);
            }
            System.out.println("PlanRunIT: of " + transitions + " transitions: " + kills.told());
        }
    }

    /** @return the node that is left */
    private NodeMember dies(String run, String step) {
        int before = actedOn.times(step);
        Wait.untilTrue("the call of " + step, SOON, () -> actedOn.times(step) > 0 || before > 0);
        var owner = runs.caller(run).equals("a") ? a : b;
        owner.service().kill();
        return other(owner);
    }

    private JsonPath needsPerson(NodeMember left, String run) {
        long died = System.nanoTime();
        Wait.untilTrue("the question", SOON, () -> state(left, run).equals("NEEDS_PERSON"));
        takeovers.add(Duration.ofNanos(System.nanoTime() - died));
        return find(left, run);
    }

    private NodeMember other(NodeMember member) {
        return member == a ? b : a;
    }

    private static JsonPath find(NodeMember member, String run) {
        return member.service()
                .administrator()
                .get("/api/v1/runs/" + run)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String state(NodeMember member, String run) {
        return find(member, run).getString("state");
    }

    /** Whatever the moment: nothing that is not idempotent is asked for twice, and every run ends. */
    private void nodesDieAtAnyMoment() {
        var random = new Random(17);
        for (int number = 1; number <= RUNS; number++) {
            actedOn.forget();
            actedOn.slow(Duration.ofMillis(random.nextInt(200)));
            var run = runs.start(plan(number));
            LockSupport.parkNanos(Duration.ofMillis(random.nextInt(1500)).toNanos());
            var killed = random.nextBoolean() ? a : b;
            killed.service().kill();
            var left = other(killed);
            Wait.untilTrue("the end of run " + run, SOON, () -> {
                answerTruly(left, run);
                return state(left, run).equals("SUCCEEDED");
            });
            assertThat(actedOn.times("once")).isEqualTo(1);
            assertThat(actedOn.times("last")).isEqualTo(1);
            killed.startAgain();
        }
    }

    private void answerTruly(NodeMember left, String run) {
        List<String> asked = find(left, run).getList("steps.findAll { it.question == 'DID_IT_HAPPEN' }.id");
        asked.forEach(step -> left.service()
                .administrator()
                .contentType(ContentType.JSON)
                .body(Map.of("answer", actedOn.times(step) > 0 ? "DONE" : "NOT_DONE"))
                .post("/api/v1/runs/" + run + "/steps/" + step + "/answer"));
    }
}
