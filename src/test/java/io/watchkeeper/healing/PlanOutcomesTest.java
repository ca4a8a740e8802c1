package io.watchkeeper.healing;

import static io.watchkeeper.healing.HealingWorld.CLEAN;
import static io.watchkeeper.healing.HealingWorld.SCENARIO;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import io.watchkeeper.event.ScenarioInWorkspace;
import io.watchkeeper.event.TriedPlans;
import io.watchkeeper.plan.StartsOfTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What came of runs, and what decisions on later events are told of it. */
class PlanOutcomesTest {
    private static final ScenarioInWorkspace DISK = new ScenarioInWorkspace("default", SCENARIO);

    private final HealingWorld world = new HealingWorld();
    private final TriedPlans tried = new TriedPlans(world.pool());

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_run_has_healed_when_the_symptom_ends_after_it_whoever_started_it() {
        event(1, "SUCCEEDED");
        judge();
        assertThat(tried.of(DISK)).as("it may end yet").isEmpty();
        world.sql("update risk_event set signal = 'RESOLVED', resolved_at = now() where id = 1");
        judge();
        judge();
        assertThat(tried.of(DISK, CLEAN))
                .hasValueSatisfying(history -> assertThat(history.runs()).isEqualTo(1))
                .hasValueSatisfying(
                        history -> assertThat(history.healedPercent()).isEqualTo(100));
    }

    @Test
    void a_run_that_failed_or_after_which_the_symptom_stays_has_not() {
        event(1, "FAILED");
        event(2, "SUCCEEDED");
        event(3, "STOPPED");
        world.later(Duration.ofMinutes(11));
        judge();
        assertThat(tried.of(DISK, CLEAN)).hasValueSatisfying(history -> {
            assertThat(history.runs()).isEqualTo(2);
            assertThat(history.healed()).isZero();
        });
    }

    @Test
    void what_was_over_before_a_run_says_nothing_of_it() {
        event(1, "SUCCEEDED");
        world.sql("update risk_event set signal = 'RESOLVED', resolved_at = now() - interval '1 hour' where id = 1");
        judge();
        assertThat(tried.of(DISK)).isEmpty();
    }

    @Test
    void the_latest_twenty_count() {
        for (int run = 1; run <= 23; run++) {
            event(run, run <= 3 ? "FAILED" : "SUCCEEDED");
            world.sql("update risk_event set signal = 'RESOLVED', resolved_at = now() where id = %d", run);
            judge();
        }
        assertThat(tried.of(DISK, CLEAN)).hasValueSatisfying(history -> {
            assertThat(history.runs()).isEqualTo(20);
            assertThat(history.healed()).isEqualTo(20);
        });
    }

    private void event(long id, String ended) {
        world.event(id, "web-" + id);
        world.sql(
                """
                insert into plan_run (workspace, plan, digest, tier, planned, cause, event_id, started_by, person, state, mode, ends_as, created_at,
                    ended_at, deadline_at)
                values ('default', '%s', '', 1, '{}', 'MANUAL', %d, 'bo', 'bo', '%s', 'FORWARD', 'SUCCEEDED', now() - interval '1 minute', now(), now())""",
                CLEAN, id, ended);
    }

    private void judge() {
        var outcomes = new PlanOutcomes(world.pool(), StartsOfTests.mapped(HealingConfig.class, Map.of()));
        outcomes.step().chain(tried::refresh).await().indefinitely();
    }
}
