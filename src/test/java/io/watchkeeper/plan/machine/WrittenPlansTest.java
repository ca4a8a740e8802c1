package io.watchkeeper.plan.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.watchkeeper.decision.plan.PlansForTests;
import io.watchkeeper.decision.plan.Target;
import io.watchkeeper.plan.machine.Happening.Answer;
import io.watchkeeper.plan.machine.Happening.Command;
import io.watchkeeper.plan.machine.Happening.Ended;
import io.watchkeeper.plan.machine.Happening.PauseOver;
import io.watchkeeper.plan.machine.Happening.Skip;
import org.junit.jupiter.api.Test;

/** What stands in a plan's file, planned and carried out: nothing of it is lost on the way from the words to the machine. */
class WrittenPlansTest extends RunInHand {
    private static final String PLAN =
            """
            code: TURN
            name: {en: Turn, zh: 轮转}
            description: {en: In turn, zh: 依次}
            tier: 2
            """;
    private static final String RESTART =
            "operation: RESTART, with: {service: \"${target.name}\"}, undo: {operation: LOOK, with: {service: shop}}";

    private void begin(String rest, int targets) {
        var all = Stream.iterate(1, number -> number + 1)
                .limit(targets)
                .map(number -> new Target("HOST", "w" + number, "10.0.0." + number))
                .toList();
        begin(PlansForTests.planned(PLAN + rest, all));
    }

    @Test
    void a_step_loops_over_its_targets_the_canary_first_then_so_many_at_a_time() {
        begin("batch: {first: 1, then: 2}\nsteps: [{id: restart, en: R, zh: 重, %s}]".formatted(RESTART), 4);

        assertThat(started()).containsExactly("restart@w1");
        assertThat(starts.get(0).call().values()).containsEntry("service", "w1");
        done("restart@w1");
        assertThat(started()).containsExactly("restart.verify@w1");
        done("restart.verify@w1");
        assertThat(started()).containsExactly("restart@w2", "restart@w3");
        done("restart@w2");
        done("restart@w3");
        done("restart.verify@w2");
        assertThat(started()).as("its batch is not through").isEmpty();
        done("restart.verify@w3");
        assertThat(started()).containsExactly("restart@w4");
    }

    @Test
    void as_many_targets_may_fail_as_the_file_says_but_never_the_canary() {
        var plan =
                "batch: {first: 1, then: 3, tolerance: 1}\nsteps: [{id: look, en: L, zh: 看, operation: LOOK, with: {service: shop}}]";
        begin(plan, 5);
        done("look@w1");
        failed("look@w2");
        done("look@w3");
        assertThat(state()).isEqualTo(RunState.RUNNING);
        done("look@w4");
        assertThat(started()).containsExactly("look@w5");
        failed("look@w5");
        assertThat(state()).isEqualTo(RunState.NEEDS_PERSON);

        begin(plan, 5);
        failed("look@w1");
        assertThat(state()).as("a failed canary is always asked about").isEqualTo(RunState.NEEDS_PERSON);
        assertThat(started()).isEmpty();
    }

    @Test
    void a_step_is_left_out_where_the_output_is_another() {
        begin(
                """
                steps:
                  - {id: look, en: L, zh: 看, operation: LOOK, with: {service: shop}, each: once}
                  - {id: ask, en: A, zh: 问, danger: 0, when: {output: "${steps.look.exit}", is: [3]}}
                """,
                1);
        react(new Ended("look", 1, new Result.Done(new TreeMap<>(Map.of("exit", "0")))));
        assertThat(progress.of("ask").standing()).isEqualTo(Standing.SKIPPED);
        assertThat(state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void a_step_is_tried_again_as_often_as_the_file_says() {
        begin(
                "steps: [{id: look, en: L, zh: 看, operation: LOOK, with: {service: shop}, retry: {times: 2, pause: 3s}}]",
                1);
        for (int times = 0; times < 2; times++) {
            failed("look@w1");
            assertThat(progress.of("look@w1").standing()).isEqualTo(Standing.BACKING_OFF);
            react(new PauseOver("look@w1"));
        }
        failed("look@w1");
        assertThat(state()).isEqualTo(RunState.NEEDS_PERSON);
    }

    @Test
    void what_was_done_is_taken_back_the_last_first() {
        begin(
                """
                steps:
                  - {id: drain, en: D, zh: 摘, operation: DRAIN, with: {backend: web}}
                  - {id: restart, en: R, zh: 重, %s}
                  - {id: ask, en: A, zh: 问, danger: 0}
                """
                        .formatted(RESTART),
                1);
        done("drain@w1");
        done("restart@w1");
        done("restart.verify@w1");
        react(Command.ROLL_BACK);
        assertThat(started()).containsExactly("undo:restart@w1");
        done("undo:restart@w1");
        assertThat(started()).containsExactly("undo:drain@w1");
        done("undo:drain@w1");
        assertThat(state()).isEqualTo(RunState.ROLLED_BACK);
    }

    @Test
    void an_approval_holds_what_comes_after_it_until_a_person_has_decided() {
        var plan =
                """
                steps:
                  - {id: agree, en: "May it be restarted?", zh: "是否同意重启？", approve: true, form: {why: {type: text, en: why, zh: 原因}}}
                  - {id: restart, en: R, zh: 重, %s}
                """
                        .formatted(RESTART);
        begin(plan, 2);
        assertThat(part("agree").approval()).isTrue();
        assertThat(part("agree").call().danger()).isZero();
        assertThat(part("restart@w1").approval()).isFalse();
        assertThat(started()).isEmpty();
        assertThat(state()).isEqualTo(RunState.NEEDS_PERSON);
        react(new Answer("agree", true, new TreeMap<>(Map.of("why", "agreed"))));
        assertThat(started()).containsExactly("restart@w1");

        begin(plan, 2);
        react(new Answer("agree", false, new TreeMap<>()));
        assertThat(started()).isEmpty();
        assertThat(progress.question(part("agree"))).contains(Question.WHAT_NOW);
        react(new Skip("agree"));
        assertThat(started()).containsExactly("restart@w1");
    }
}
