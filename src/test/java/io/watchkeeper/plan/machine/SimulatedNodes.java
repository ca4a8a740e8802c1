package io.watchkeeper.plan.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.watchkeeper.decision.plan.PlannedRun;
import io.watchkeeper.decision.plan.Target;
import io.watchkeeper.plan.machine.Happening.Answer;
import io.watchkeeper.plan.machine.Happening.Command;
import io.watchkeeper.plan.machine.Happening.Ended;
import io.watchkeeper.plan.machine.Happening.Retry;
import io.watchkeeper.plan.machine.Happening.Skip;
import io.watchkeeper.plan.machine.Happening.TakeBack;
import io.watchkeeper.plan.machine.Reaction.Accepted;

/** Nodes, people and the world that they act on, with one store between them; time is whose turn it is. */
final class SimulatedNodes {
    static final int NOBODY = -1;
    private static final int LONG_ENOUGH = 5_000;

    private final Random random;
    private final int nodes;
    private final List<PlannedRun> wanted = new ArrayList<>();
    private final List<SimulatedRun> runs = new ArrayList<>();
    private final Map<Target, SimulatedRun> locks = new HashMap<>();
    private final List<CallUnderWay> underWay = new ArrayList<>();

    SimulatedNodes(Random random, int nodes) {
        this.random = random;
        this.nodes = nodes;
    }

    /** A call that a node has begun. */
    private static final class CallUnderWay {
        private final SimulatedRun run;
        private final int node;
        private final Part part;
        private final int attempt;
        private boolean happened;

        CallUnderWay(SimulatedRun run, int node, Part part, int attempt) {
            this.run = run;
            this.node = node;
            this.part = part;
            this.attempt = attempt;
        }
    }

    void want(PlannedRun plan) {
        wanted.add(plan);
        start();
    }

    /** Lock and run record are one. */
    private void start() {
        wanted.removeIf(plan -> {
            var run = new SimulatedRun(plan, random.nextInt(6) == 0);
            return lock(run) && runs.add(run);
        });
    }

    private boolean lock(SimulatedRun run) {
        var targets = run.layout.run().targets();
        if (targets.stream().anyMatch(locks::containsKey)) {
            return false;
        }
        targets.forEach(target -> locks.put(target, run));
        return true;
    }

    void move() {
        var run = runs.get(random.nextInt(runs.size()));
        int node = random.nextInt(nodes);
        switch (random.nextInt(12)) {
            case 0, 1 -> claim(run, node);
            case 2 -> run.owner = NOBODY;
            case 3 -> kill(node);
            case 4, 5, 6, 7 -> goOn();
            case 8 -> pausesOver(run);
            case 9, 10 -> person(run);
            default -> rare(run);
        }
        start();
    }

    private void rare(SimulatedRun run) {
        if (random.nextInt(20) == 0) {
            store(run, run.owner, new Happening.TimeOver());
        }
    }

    private void claim(SimulatedRun run, int node) {
        if (run.owner == NOBODY && !run.progress.ended()) {
            run.owner = node;
            run.fence++;
            store(run, node, new Happening.TakenUp());
        }
    }

    /** What it had begun may have happened or not; nobody hears of it. */
    private void kill(int node) {
        underWay.removeIf(call -> {
            if (call.node == node && random.nextBoolean()) {
                happen(call);
            }
            return call.node == node;
        });
        runs.stream().filter(run -> run.owner == node).forEach(run -> run.owner = NOBODY);
    }

    /** A call happens, fails, or its answer comes, gets lost, comes twice. */
    private void goOn() {
        if (underWay.isEmpty()) {
            return;
        }
        var call = underWay.get(random.nextInt(underWay.size()));
        if (!call.happened && random.nextInt(4) > 0) {
            happen(call);
            return;
        }
        underWay.remove(call);
        Result result =
                call.happened ? new Result.Done(new TreeMap<>(Map.of("exit", "0"))) : new Result.Failed("it broke");
        var told = random.nextInt(6) == 0 ? new Result.Unknown("no answer") : result;
        for (int times = 0; times < 1 + random.nextInt(2); times++) {
            store(call.run, call.node, new Ended(call.part.id(), call.attempt, told));
        }
    }

    private static void happen(CallUnderWay call) {
        if (!call.happened) {
            call.happened = true;
            call.run.effects.merge(call.part.id(), 1, Integer::sum);
            if (!call.part.idempotent()) {
                assertThat(call.run.effects(call.part))
                        .as("times that %s happened", call.part.id())
                        .isEqualTo(1);
            }
        }
    }

    private void pausesOver(SimulatedRun run) {
        run.progress
                .standing(Standing.BACKING_OFF)
                .map(Map.Entry::getKey)
                .toList()
                .forEach(part -> store(run, run.owner, new Happening.PauseOver(part)));
    }

    /** Whatever they click, they click it twice. */
    private void person(SimulatedRun run) {
        var part = run.layout.parts().get(random.nextInt(run.layout.parts().size()));
        Happening wish =
                switch (random.nextInt(7)) {
                    case 0 -> Command.values()[random.nextInt(Command.values().length)];
                    case 1 -> new Retry(part.id());
                    case 2 -> new Skip(part.id());
                    case 3 -> new TakeBack(random.nextBoolean());
                    default -> truth(run, part);
                };
        store(run, NOBODY, wish);
        store(run, NOBODY, wish);
    }

    /** People look before they answer, and wait until no call can be under way any more. */
    private Happening truth(SimulatedRun run, Part part) {
        if (underWay.stream().anyMatch(call -> call.run == run && call.part.equals(part))) {
            return Command.RESUME;
        }
        boolean done = part.manual() ? random.nextInt(4) > 0 : run.effects(part) > 0;
        return new Answer(part.id(), done, new TreeMap<>(Map.of("exit", "0")));
    }

    /** One transaction: what is not accepted changes nothing; only who holds the lease begins calls, and a node may die after it. */
    private void store(SimulatedRun run, int node, Happening happening) {
        if (!(new RunMachine(run.layout).react(run.progress, happening) instanceof Accepted accepted)) {
            return;
        }
        if (run.progress.ended() && !accepted.progress().ended()) {
            assertThat(happening).isInstanceOf(TakeBack.class);
            if (!lock(run)) {
                return;
            }
        }
        run.progress = accepted.progress();
        if (node == run.owner && node != NOBODY) {
            begin(run, node);
        }
        freeLocks(run);
        look(run);
    }

    private void begin(SimulatedRun run, int node) {
        if (random.nextInt(15) == 0) {
            // dies before it could store
            kill(node);
            return;
        }
        var step = Advance.of(run.layout, run.progress, 3);
        boolean ends = !run.progress.ended() && step.progress().ended();
        run.progress = step.progress();
        if (ends) {
            run.assertTakenBack();
        }
        step.starts().forEach(start -> {
            var part = run.layout.part(start.part()).orElseThrow();
            mayStart(run, part);
            underWay.add(new CallUnderWay(run, node, part, start.attempt()));
        });
        if (random.nextInt(15) == 0) {
            kill(node);
        }
    }

    private void mayStart(SimulatedRun run, Part part) {
        part.target().ifPresent(target -> assertThat(locks.get(target)).isSameAs(run));
        if (!part.idempotent()) {
            assertThat(run.effects(part))
                    .as("%s is begun though it happened", part.id())
                    .isZero();
            assertThat(underWay).noneMatch(call -> call.run == run && call.part.equals(part));
        }
    }

    private void freeLocks(SimulatedRun run) {
        if (run.progress.ended()) {
            locks.values().removeIf(holder -> holder == run);
        }
    }

    /** Every unknown outcome is asked as long as the run has not ended and nobody has to confirm first, and somebody or something can always go on. */
    private void look(SimulatedRun run) {
        if (run.progress.ended()) {
            assertThat(run.progress.any(Standing.RUNNING)).isFalse();
            return;
        }
        if (run.progress.mode() != Mode.WAITING) {
            run.progress.standing(Standing.UNKNOWN).forEach(unknown -> assertThat(run.progress.question(
                            run.layout.part(unknown.getKey()).orElseThrow()))
                    .contains(Question.DID_IT_HAPPEN));
        }
        var next = Advance.of(run.layout, run.progress, 3);
        boolean open = next.progress().ended()
                || next.progress().mode() == Mode.WAITING
                || next.progress().paused()
                || next.progress().any(Standing.RUNNING)
                || next.progress().any(Standing.BACKING_OFF)
                || next.progress().state(run.layout) == RunState.NEEDS_PERSON;
        assertThat(open).as("somebody can go on: %s", next.progress()).isTrue();
    }

    /** From now on nothing breaks, and people answer: every run comes to its end and frees its targets. */
    void settle() {
        for (int i = 0;
                i < LONG_ENOUGH && (!wanted.isEmpty() || open().findAny().isPresent());
                i++) {
            open().toList().forEach(this::goOnKindly);
            start();
        }
        assertThat(open()).as("runs that never end").isEmpty();
        assertThat(wanted).isEmpty();
        assertThat(locks).isEmpty();
    }

    private Stream<SimulatedRun> open() {
        return runs.stream().filter(run -> !run.progress.ended());
    }

    private void goOnKindly(SimulatedRun run) {
        claim(run, 0);
        store(run, run.owner, Command.CONFIRM);
        store(run, run.owner, Command.RESUME);
        // a node that holds a run looks after it now and then
        store(run, run.owner, new Happening.PauseOver("none"));
        pausesOver(run);
        goOn();
        run.layout.parts().stream()
                .filter(part -> run.progress.question(part).isPresent())
                .toList()
                .forEach(part -> {
                    store(run, run.owner, truth(run, part));
                    store(run, run.owner, new Skip(part.id()));
                });
    }
}
