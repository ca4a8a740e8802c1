package io.watchkeeper.healing;

import static io.watchkeeper.healing.HealingWorld.CLEAN;
import static io.watchkeeper.healing.HealingWorld.RESTART;
import static io.watchkeeper.healing.HealingWorld.step;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The ways that a record can go. */
class HealStatesTest {
    private final HealingWorld world = new HealingWorld();
    private final HealWatch node = world.node();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void nothing_is_recorded_for_what_is_only_recommended_or_off() {
        world.event(1, "web-1");
        step(node);
        world.mode(HealMode.RECOMMEND, CLEAN);
        step(node);
        world.mode(HealMode.OFF, CLEAN);
        step(node);
        assertThat(world.count("from heal_record")).isZero();
    }

    @Test
    void in_shadow_nothing_runs_and_what_happened_instead_is_told() {
        world.mode(HealMode.SHADOW, CLEAN);
        world.event(1, "web-1");
        world.event(2, "web-2");
        step(node);
        assertThat(world.record(1).verdict()).contains("ALLOW");
        assertThat(world.record(1).state()).isEqualTo(HealState.SHADOW);
        assertThat(world.count("from plan_run")).isZero();

        world.resolve(1);
        world.sql(
                "update risk_event set state = 'COMPLETED', responded_by = 'bo', completed_by = 'bo', completed_at = now() where id = 2");
        world.hurry();
        step(node);
        assertThat(world.record(1).outcome()).contains("RECOVERED_BY_ITSELF");
        assertThat(world.record(2).outcome()).contains("HANDLED");
        assertThat(world.record(2).detail()).isEqualTo("bo");
    }

    @Test
    void in_mode_approve_a_run_is_held_until_a_person_says_yes() {
        world.mode(HealMode.APPROVE, CLEAN);
        world.event(1, "web-1");
        step(node);
        assertThat(world.record(1).state()).isEqualTo(HealState.HOLDING);
        assertThat(world.stops(1)).containsExactly("G15 HOLD");

        approve(1);
        step(node);
        assertThat(world.record(1).state()).isEqualTo(HealState.RUNNING);
        assertThat(world.rows("select started_by from plan_run").get(0).getString("started_by"))
                .isEqualTo("ada");
    }

    @Test
    void a_yes_does_not_let_pass_what_a_guard_refuses_meanwhile() {
        world.mode(HealMode.APPROVE, CLEAN);
        world.event(1, "web-1");
        step(node);
        world.resolve(1);
        approve(1);
        step(node);
        assertThat(world.record(1).state()).isEqualTo(HealState.REFUSED);
        assertThat(world.count("from plan_run")).isZero();
    }

    @Test
    void nobody_answering_in_time_means_no() {
        world.mode(HealMode.APPROVE, CLEAN);
        world.event(1, "web-1");
        step(node);
        world.later(Duration.ofMinutes(31));
        step(node);
        assertThat(world.record(1).state()).isEqualTo(HealState.EXPIRED);
        assertThat(world.record(1).outcome()).contains("NOBODY_ANSWERED");
    }

    @Test
    void what_is_held_and_recovers_needs_no_answer() {
        world.mode(HealMode.APPROVE, CLEAN);
        world.event(1, "web-1");
        step(node);
        world.resolve(1);
        world.hurry();
        step(node);
        assertThat(world.record(1).state()).isEqualTo(HealState.OBSERVED);
    }

    @Test
    void a_run_whose_symptom_stays_has_failed() {
        world.mode(HealMode.AUTOMATIC, CLEAN);
        world.event(1, "web-1");
        step(node);
        world.end(world.record(1).run().orElseThrow(), "SUCCEEDED");
        world.hurry();
        step(node);
        world.later(Duration.ofMinutes(11));
        step(node);
        assertThat(world.record(1).state()).isEqualTo(HealState.FAILED);
        assertThat(world.record(1).outcome()).contains("SYMPTOM_STAYED");
    }

    @Test
    void a_run_with_a_failed_step_has_healed_nothing_although_a_person_may_still_go_on_with_it() {
        world.mode(HealMode.AUTOMATIC, CLEAN);
        world.event(1, "web-1");
        step(node);
        var run = world.record(1).run().orElseThrow();
        world.needsPerson(run, "FAILED");
        world.hurry();
        step(node);
        assertThat(world.record(1).state()).isEqualTo(HealState.FAILED);
        assertThat(world.record(1).outcome()).contains("RUN_NEEDS_PERSON");
        assertThat(world.count("from target_lock where run_id = " + run)).isEqualTo(1);
    }

    @Test
    void a_run_that_asks_a_person_for_a_step_has_healed_once_the_symptom_has_ended() {
        world.mode(HealMode.AUTOMATIC, CLEAN);
        world.event(1, "web-1");
        step(node);
        world.needsPerson(world.record(1).run().orElseThrow(), "ASKED");
        world.hurry();
        step(node);
        assertThat(world.record(1).state()).isEqualTo(HealState.RUNNING);
        world.resolve(1);
        world.hurry();
        step(node);
        assertThat(world.record(1).state()).isEqualTo(HealState.SUCCEEDED);
    }

    @Test
    void three_failures_in_a_row_open_a_breaker_that_stays_until_a_person_closes_it() {
        world.mode(HealMode.AUTOMATIC, CLEAN);
        for (long event = 1; event <= 3; event++) {
            world.event(event, "web-" + event);
            step(node);
            world.end(world.record(event).run().orElseThrow(), "FAILED");
            world.hurry();
            step(node);
        }
        world.event(4, "web-4");
        step(node);
        assertThat(world.stops(4)).containsExactly("G16 REFUSE");
        assertThat(world.count("from heal_breaker where open")).isEqualTo(1);

        world.sql(
                "update heal_record set ended_at = ended_at - interval '2 days', started_at = started_at - interval '2 days'");
        world.event(5, "web-5");
        step(node);
        assertThat(world.stops(5)).contains("G16 REFUSE");

        world.sql("update heal_breaker set open = false, closed_at = now(), closed_by = 'ada'");
        world.sql("update risk_event set state = 'COMPLETED' where id < 5");
        world.sql("update risk_event set opened_at = opened_at - interval '10 minutes' where id < 6");
        world.event(6, "web-6");
        step(node);
        assertThat(world.record(6).state()).isEqualTo(HealState.RUNNING);
    }

    @Test
    void too_few_that_stay_healthy_refuse_and_so_does_a_group_that_nobody_knows() {
        world.mode(HealMode.AUTOMATIC, RESTART);
        world.host("web-1", "shop-web");
        world.host("web-2", "shop-web");
        world.host("web-3", "shop-web");
        world.event(1, "web-1");
        world.event(2, "web-2");
        world.event(3, "lone-1");
        step(node);
        assertThat(world.stops(1)).containsExactly("G9 REFUSE");
        assertThat(world.stops(3)).containsExactly("G9 REFUSE", "G14 REFUSE");
        assertThat(HealRecordView.of(world.record(3)).why().en())
                .contains("Nobody knows which objects stand in for lone-1");
    }

    @Test
    void a_storm_refuses_and_does_not_stop_what_runs() {
        world.mode(HealMode.AUTOMATIC, CLEAN);
        world.event(1, "web-1");
        step(node);
        for (long event = 2; event <= 20; event++) {
            world.event(event, "web-" + event);
        }
        step(node);
        assertThat(world.stops(20)).contains("G7 REFUSE");
        assertThat(world.record(1).state()).isEqualTo(HealState.RUNNING);
        assertThat(world.count("from plan_run")).isEqualTo(1);
    }

    @Test
    void a_run_goes_to_the_address_of_its_object_as_one_that_a_person_starts() {
        world.sql(
                """
                insert into managed_object (workspace, kind, name, addresses, state, created_at, updated_at, updated_by)
                values ('default', 'host', 'web-1', array['10.0.0.7'], 'CONFIRMED', now(), now(), 'ada')""");
        world.mode(HealMode.AUTOMATIC, CLEAN);
        world.event(1, "web-1");
        step(node);
        assertThat(world.rows("select planned::jsonb -> 'targets' -> 0 ->> 'address' as address from plan_run")
                        .get(0)
                        .getString("address"))
                .isEqualTo("10.0.0.7");
    }

    @Test
    void a_target_that_another_run_takes_at_that_moment_is_waited_for() {
        var outrun = world.node(
                start -> {
                    world.sql(
                            """
                            with other as (
                                insert into plan_run (workspace, plan, digest, tier, planned, cause, started_by, person, state, mode, ends_as, created_at, deadline_at)
                                values ('default', 'OTHER', '', 1, '{}', 'MANUAL', 'li', 'li', 'RUNNING', 'FORWARD', 'SUCCEEDED', now(), now()) returning id)
                            insert into target_lock (workspace, target, run_id, since) select 'default', 'web-1', id, now() from other""");
                    return start;
                },
                "PT0S");
        world.mode(HealMode.AUTOMATIC, CLEAN);
        world.event(1, "web-1");
        step(outrun);
        assertThat(world.record(1).state()).isEqualTo(HealState.WAITING);
        assertThat(world.stops(1)).containsExactly("G3 WAIT");
        assertThat(world.count("from plan_run where heal_record is not null")).isZero();
    }

    @Test
    void old_evidence_refuses() {
        world.mode(HealMode.AUTOMATIC, CLEAN);
        world.event(1, "web-1");
        world.sql("update signal set last_seen_at = now() - interval '1 hour'");
        step(node);
        assertThat(world.stops(1)).containsExactly("G20 REFUSE");
    }

    @Test
    void what_it_needs_being_down_makes_it_wait() {
        world.mode(HealMode.AUTOMATIC, CLEAN);
        world.host("web-1", "");
        world.sql("update managed_object set depends_on = array['database/db-1']");
        world.event(1, "web-1");
        world.event(2, "db-1");
        world.sql("update risk_event set scenario = 'DATABASE-DOWN', object_kind = 'database' where id = 2");
        step(node);
        assertThat(world.stops(1)).containsExactly("G13 WAIT");
    }

    @Test
    void a_mode_that_is_switched_off_stops_what_waits() {
        world.mode(HealMode.APPROVE, CLEAN);
        world.event(1, "web-1");
        step(node);
        approve(1);
        world.mode(HealMode.OFF, CLEAN);
        step(node);
        assertThat(world.stops(1)).contains("G15 REFUSE");
        assertThat(world.count("from plan_run")).isZero();
    }

    private void approve(long event) {
        world.sql(
                "update heal_record set answer = 'APPROVED', answered_by = 'ada', answered_at = now(), state = 'WAITING', due_at = now() where event_id = %d",
                event);
    }
}
