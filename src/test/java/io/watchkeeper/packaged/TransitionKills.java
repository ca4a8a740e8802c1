package io.watchkeeper.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import io.watchkeeper.decision.plan.OperationCall;
import io.watchkeeper.decision.plan.OperationKind;
import io.watchkeeper.decision.plan.PlannedRun;
import io.watchkeeper.decision.plan.PlannedStep;
import io.watchkeeper.decision.plan.PlannedStep.PlannedCall;
import io.watchkeeper.decision.plan.Target;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.plan.StartedRuns;

/**
 * kill -9 of the node that makes the n-th transition of a run, with that transition committed or not: of a plan with steps in series, one that is tried again, one
 * by hand and one that fails, so that what was done is taken back.
 */
final class TransitionKills {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration CALL = Duration.ofSeconds(2);

    private final NodeMember a;
    private final NodeMember b;
    private final StartedRuns runs;
    private final ActedOn actedOn;
    private final HeldTransitions transitions;
    private final List<String> told = new ArrayList<>();
    private int number;

    TransitionKills(NodeMember a, NodeMember b, StartedRuns runs, ActedOn actedOn, HeldTransitions transitions) {
        this.a = a;
        this.b = b;
        this.runs = runs;
        this.actedOn = actedOn;
        this.transitions = transitions;
    }

    /** @return how many transitions it takes where nothing breaks */
    int undisturbed(NodeMember node) {
        var run = runs.start(plan(++number));
        ends(new RunPerson(node, run, actedOn, number));
        return runs.version(run);
    }

    /** Returns once the only node that looks makes the first transition of a run. */
    String first() {
        transitions.hold("KILL-" + ++number, 1);
        var run = runs.start(plan(number));
        Wait.until("the first transition", SOON, transitions::held);
        return run;
    }

    /** That node is dead, and what it wrote down is committed all the same. */
    void firstCommitted() {
        transitions.keep();
    }

    /** @param run of {@link #first} */
    void firstEnds(NodeMember left, String run) {
        ends(new RunPerson(left, run, actedOn, number));
    }

    /**
     * @param at counted from 1
     * @param committed whether the transition is
     */
    void kill(int at, boolean committed) {
        a.awaitReady();
        b.awaitReady();
        transitions.hold("KILL-" + ++number, at);
        var run = runs.start(plan(number));
        var person = new RunPerson(a, run, actedOn, number);
        var over = new AtomicBoolean();
        var answering = CompletableFuture.runAsync(() -> person.answerUntil(over));
        var held = Wait.until("transition " + at, SOON, transitions::held);
        // who waits for a person is moved by them, here at a, and by no node
        boolean byPerson = runs.state(run).equals("NEEDS_PERSON");
        var killed = byPerson || !runs.owner(run).equals("b") ? a : b;
        killed.service().kill();
        over.set(true);
        answering.join();
        long died = System.nanoTime();
        release(held, committed);
        killed.launchAgain();
        ends(new RunPerson(killed == a ? b : a, run, actedOn, number));
        told.add("%d %s%s: %d ms"
                .formatted(
                        at,
                        committed ? "committed" : "lost",
                        byPerson ? " by a person" : "",
                        (System.nanoTime() - died) / 1_000_000));
    }

    private void release(int held, boolean committed) {
        if (committed) {
            transitions.keep();
        } else {
            transitions.forget(held);
        }
    }

    private void ends(RunPerson person) {
        Wait.untilTrue("the end of " + person.run(), SOON, () -> {
            person.answer();
            return person.state().equals("ROLLED_BACK");
        });
        assertThat(actedOn.effects("first-" + number)).as("first").isEqualTo(1);
        assertThat(actedOn.effects("unfirst-" + number)).as("first taken back").isEqualTo(1);
        assertThat(actedOn.effects("flaky-" + number)).as("flaky").isPositive();
        assertThat(runs.locks()).isZero();
    }

    List<String> told() {
        return told;
    }

    private PlannedRun plan(int number) {
        actedOn.refuse("flaky-" + number, 1);
        actedOn.refuse("breaks-" + number, Integer.MAX_VALUE);
        var first =
                step("first", request("first-" + number, false), 0, Optional.of(request("unfirst-" + number, false)));
        var flaky = step("flaky", request("flaky-" + number, true), 1, Optional.empty(), "first");
        var look = step("look", call(OperationKind.MANUAL, List.of(), false), 0, Optional.empty(), "flaky");
        var breaks = step("breaks", request("breaks-" + number, false), 0, Optional.empty(), "look");
        var target = new Target("HOST", "killed-" + number, "target");
        return new PlannedRun(
                "KILL-" + number,
                "d",
                2,
                List.of(target),
                1,
                1,
                0,
                List.of(),
                List.of(first, flaky, look, breaks),
                List.of());
    }

    private static PlannedCall request(String path, boolean idempotent) {
        return call(OperationKind.HTTP, List.of("POST", "/" + path), idempotent);
    }

    private static PlannedCall call(OperationKind kind, List<String> does, boolean idempotent) {
        var call = new OperationCall(
                "TRY", kind, "acted-on", does, new TreeMap<>(), new TreeMap<>(), Optional.empty(), CALL, idempotent);
        return new PlannedCall(call, new TreeMap<>(), 1);
    }

    private static PlannedStep step(
            String id, PlannedCall call, int retries, Optional<PlannedCall> undo, String... after) {
        return new PlannedStep(
                id,
                new Sentence(id, id),
                call,
                new TreeSet<>(List.of(after)),
                false,
                Optional.empty(),
                retries,
                Duration.ofMillis(200),
                undo);
    }
}
