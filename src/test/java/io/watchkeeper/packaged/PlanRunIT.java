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
    /** Where other builds share the machine that says little; the long form has it for itself. */
    private static final Duration TAKEOVER = Duration.ofSeconds(FULL ? 5 : 30);

    private static final Duration SOON = Duration.ofSeconds(60);
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
            try (var held = new HeldTransitions(database.address());
                    var diagnosis = new DyingDiagnosis(database.address())) {
                var kills = new TransitionKills(a, b, runs, actedOn, held);
                theNodeDiesInTheMiddleOfAll(diagnosis, kills);
                a.startAgain();
                theNodeDiesAtTransitions(aNodeThatIsAskedToStopAnswersForItsCall(), kills);
                if (FULL) {
                    a.awaitReady();
                    b.awaitReady();
                    nodesDieAtAnyMoment();
                    int running = diagnosis.diesAtAnyMoment(Map.of("a", a, "b", b));
                    System.out.println("PlanRunIT: kills while a diagnosis ran: " + running);
                }
            }
            assertThat(runs.locks()).isZero();
            System.out.println("PlanRunIT: takeovers after kill -9: " + takeovers);
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
        return plan(
                number,
                StartedRuns.request("once", "acted-on", false),
                StartedRuns.request("again", "acted-on", true, "once"),
                StartedRuns.request("last", "acted-on", false, "again"));
    }

    private static PlannedRun plan(int number, PlannedStep... steps) {
        var target = new Target("HOST", "target-" + number, "target");
        return new PlannedRun("TRY", "d", 2, List.of(target), 1, 1, 0, List.of(), List.of(steps), List.of());
    }

    /** One death, and each thing that a node may have under way: calls that may be repeated or not, a call that is not made yet, a diagnosis. */
    private void theNodeDiesInTheMiddleOfAll(DyingDiagnosis diagnosis, TransitionKills kills) {
        actedOn.hold("once");
        actedOn.hold("repeated");
        // so that all of it is in the hands of the other node
        b.service().program().freeze();
        var once = runs.start(plan(0));
        var repeated = runs.start(plan(
                RUNS + 1,
                StartedRuns.request("repeated", "acted-on", true),
                StartedRuns.request("behind", "acted-on", false, "repeated")));
        Wait.untilTrue("both calls", SOON, () -> actedOn.times("once") == 1 && actedOn.times("repeated") == 1);
        var event = diagnosis.begins(a);
        var first = kills.first();
        b.service().program().thaw();
        a.service().kill();
        long died = System.nanoTime();
        kills.firstCommitted();
        Wait.untilTrue("the idempotent step again", SOON, () -> actedOn.times("repeated") == 2);
        takeovers.add(Duration.ofNanos(System.nanoTime() - died));
        Wait.untilTrue("the question", SOON, () -> state(b, once).equals("NEEDS_PERSON"));
        takeovers.add(Duration.ofNanos(System.nanoTime() - died));
        System.out.println("PlanRunIT: a diagnosis went on after " + diagnosis.goesOn(b, event, died));
        theyEnd(once, repeated);
        kills.firstEnds(b, first);
        assertThat(takeovers).allSatisfy(took -> assertThat(took).isLessThan(TAKEOVER));
    }

    private void theyEnd(String once, String repeated) {
        assertThat(find(b, once).getString("steps.find { it.id == 'once' }.question"))
                .isEqualTo("DID_IT_HAPPEN");
        actedOn.letGo("once");
        actedOn.letGo("repeated");
        answer(b, once, "once", "DONE");
        for (var run : List.of(once, repeated)) {
            Wait.untilTrue("the end of " + run, SOON, () -> state(b, run).equals("SUCCEEDED"));
        }
        for (var step : List.of("once", "again", "last", "behind")) {
            assertThat(actedOn.times(step)).as(step).isEqualTo(1);
        }
    }

    /** @return the node that is there all the time */
    private NodeMember aNodeThatIsAskedToStopAnswersForItsCall() {
        actedOn.forget();
        actedOn.slow(Duration.ofSeconds(2));
        var run = runs.start(plan(0));
        Wait.untilTrue("the call", SOON, () -> actedOn.times("once") == 1);
        actedOn.slow(Duration.ZERO);
        var stopped = runs.caller(run).equals("a") ? a : b;
        var name = runs.owner(run);
        stopped.service().stop();
        assertThat(runs.owner(run)).as("who has to wait for no lease").isNotEqualTo(name);
        // a question would be answered by nobody
        Wait.untilTrue("its end", SOON, () -> state(other(stopped), run).equals("SUCCEEDED"));
        assertThat(actedOn.times("once")).isEqualTo(1);
        assertThat(actedOn.times("again")).isEqualTo(1);
        assertThat(actedOn.times("last")).isEqualTo(1);
        stopped.launchAgain();
        return other(stopped);
    }

    private void theNodeDiesAtTransitions(NodeMember ready, TransitionKills kills) {
        int transitions = kills.undisturbed(ready);
        if (FULL) {
            for (int at = 1; at <= transitions; at++) {
                kills.kill(at, false);
                kills.kill(at, true);
            }
        } else {
            // what came of taking a step back gets lost
            kills.kill(transitions, false);
        }
        System.out.println("PlanRunIT: of " + transitions + " transitions: " + kills.told());
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
        asked.forEach(step -> answer(left, run, step, actedOn.times(step) > 0 ? "DONE" : "NOT_DONE"));
    }

    /** What is too early for it is refused, and said again at the next look. */
    private static void answer(NodeMember node, String run, String step, String answer) {
        node.service()
                .administrator()
                .contentType(ContentType.JSON)
                .body(Map.of("answer", answer))
                .post("/api/v1/runs/" + run + "/steps/" + step + "/answer");
    }
}
