package io.watchkeeper.plan.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.watchkeeper.decision.plan.PlannedRun;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Thousands of random histories: two or three nodes that die before and after each transition, stall until their lease is lost, get no answer or a late one; people who
 * send everything twice; runs that want the same targets. The world looks after each move whether what runs promise still holds.
 */
class RunHistoriesTest {
    private static final int MOVES = 120;

    @Property(tries = 4000)
    void whatever_breaks_runs_keep_what_they_promise(@ForAll long seed) {
        var random = new Random(seed);
        var world = new SimulatedNodes(random, 2 + random.nextInt(2));
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            world.want(plan(random));
        }
        for (int i = 0; i < MOVES; i++) {
            world.move();
        }
        world.settle();
    }

    private static PlannedRun plan(Random random) {
        var targets = List.of("w1", "w2", "w3", "w4").subList(0, random.nextInt(5));
        var steps = new ArrayList<Planned.Made>();
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            steps.add(step(random, i, !targets.isEmpty()));
        }
        return Planned.run(
                targets,
                1 + random.nextInt(2),
                1 + random.nextInt(2),
                random.nextInt(3),
                steps.toArray(Planned.Made[]::new));
    }

    private static Planned.Made step(Random random, int number, boolean targets) {
        var after = new ArrayList<String>();
        for (int i = 0; i < number; i++) {
            if (random.nextInt(3) == 0) {
                after.add("s" + i);
            }
        }
        var step = Planned.step("s" + number, after.toArray(String[]::new)).retried(random.nextInt(3));
        if (targets && random.nextBoolean()) {
            step.atTargets();
        }
        if (random.nextInt(3) == 0) {
            step.idempotent();
        }
        if (random.nextInt(6) == 0) {
            step.manual();
        }
        if (random.nextBoolean()) {
            step.undone();
        }
        if (number > 0 && random.nextInt(6) == 0) {
            step.when("steps.s" + random.nextInt(number) + ".exit", "0");
        }
        return step;
    }
}
