package io.watchkeeper.healing;

import static io.watchkeeper.healing.HealingWorld.CLEAN;
import static io.watchkeeper.healing.HealingWorld.RESTART;
import static io.watchkeeper.healing.HealingWorld.step;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people complain about in products like this one, by the number it has in our research. */
class ComplaintsTest {
    private final HealingWorld world = new HealingWorld();
    private final HealWatch node = world.node();

    @BeforeEach
    void automatic() {
        world.mode(HealMode.AUTOMATIC, CLEAN);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void complaint_1_a_recovery_starts_nothing() {
        world.event(1, "web-1");
        world.resolve(1);
        step(node);
        assertThat(world.count("from heal_record")).isZero();

        // and one that recovers after it was seen, before it is decided
        world.event(2, "web-2");
        world.sql("update risk_event set opened_at = now() where id = 2");
        step(node);
        assertThat(world.stops(2)).containsExactly("G8 WAIT");
        world.resolve(2);
        step(node);
        assertThat(world.record(2).state()).isEqualTo(HealState.REFUSED);
        assertThat(world.stops(2)).contains("G20 REFUSE");
        assertThat(world.count("from plan_run")).isZero();
    }

    @Test
    void complaint_2_it_does_not_fight_a_release_and_a_freeze_refuses() {
        world.host("web-1", "");
        world.host("web-2", "");
        change("REL-1", "RELEASE", "host/web-1");
        change("FRZ-1", "FREEZE", "host/web-2");
        world.event(1, "web-1");
        world.event(2, "web-2");
        step(node);

        assertThat(world.stops(1)).containsExactly("G12 WAIT");
        assertThat(world.stops(2)).containsExactly("G12 REFUSE");
        assertThat(world.count("from plan_run")).isZero();

        world.sql("update planned_change set ended_at = now() where code = 'REL-1'");
        step(node);
        assertThat(world.record(1).state()).isEqualTo(HealState.RUNNING);
        assertThat(world.record(2).state()).isEqualTo(HealState.REFUSED);
    }

    @Test
    void complaint_3_two_nodes_start_a_plan_once() {
        var other = world.node();
        LongStream.rangeClosed(1, 4).forEach(event -> world.event(event, "web-" + event));
        for (int i = 0; i < 3; i++) {
            step(node, other, node, other);
            world.hurry();
        }
        assertThat(world.count("from plan_run")).as("three of a plan at a time").isEqualTo(3);
        assertThat(world.count("from (select event_id from plan_run group by event_id having count(*) > 1) twice"))
                .isZero();
        assertThat(world.count("from heal_record")).isEqualTo(4);
    }

    @Test
    void complaint_4_what_came_of_it_returns_to_the_event() {
        world.event(1, "web-1");
        step(node);
        world.end(world.record(1).run().orElseThrow(), "SUCCEEDED");
        world.hurry();
        step(node);
        assertThat(world.record(1).state())
                .as("a run that ended well has healed nothing yet")
                .isEqualTo(HealState.VERIFYING);

        world.resolve(1);
        world.hurry();
        step(node);
        assertThat(world.record(1).state()).isEqualTo(HealState.SUCCEEDED);
        assertThat(world.rows("select kind from event_entry where event_id = 1 order by id"))
                .extracting(row -> row.getString("kind"))
                .containsExactly("RUN_STARTED", "SELF_HEAL_RUNNING", "SELF_HEAL_VERIFYING", "SELF_HEAL_SUCCEEDED");
    }

    @Test
    void complaint_5_three_runs_an_hour_and_seven_a_day() {
        for (long event = 1; event <= 3; event++) {
            heal(event);
        }
        world.event(4, "web-1");
        step(node);
        assertThat(world.stops(4)).containsExactly("G5 REFUSE");

        for (long event = 5; event <= 8; event++) {
            world.later(Duration.ofMinutes(61));
            heal(event);
        }
        world.later(Duration.ofMinutes(61));
        world.event(9, "web-1");
        step(node);
        assertThat(world.stops(9)).containsExactly("G5 REFUSE");
        assertThat(world.count("from plan_run")).isEqualTo(7);
    }

    @Test
    void complaint_17_runs_exclude_each_other_on_a_target_and_its_group_whatever_the_plan_and_paused_ones_count() {
        world.mode(HealMode.AUTOMATIC, CLEAN);
        world.host("web-1", "shop-web");
        world.host("web-2", "shop-web");
        world.sql(
                """
                insert into plan_run (id, workspace, plan, digest, tier, planned, cause, started_by, person, state, mode, ends_as, created_at, started_at,
                    deadline_at)
                overriding system value values (4711, 'default', '%s', 'd', 2, '{"targets":[{"name":"web-1"}]}', 'MANUAL', 'ada', 'ada', 'PAUSED', 'FORWARD', 'SUCCEEDED',
                    now(), now(), now() + interval '1 hour')""",
                RESTART);
        world.sql(
                "insert into target_lock (workspace, target, run_id, since) values ('default', 'web-1', 4711, now())");
        world.event(1, "web-1");
        world.event(2, "web-2");
        for (int i = 0; i < 3; i++) {
            step(node, world.node());
        }
        assertThat(world.stops(1)).containsExactly("G3 WAIT");
        assertThat(world.stops(2)).containsExactly("G3 WAIT");

        world.end("4711", "SUCCEEDED");
        world.sql("update plan_run set ended_at = now() - interval '10 minutes'");
        step(node, world.node());
        assertThat(world.count("from plan_run where cause = 'SELF_HEAL'"))
                .as("one of the group at a time")
                .isEqualTo(1);
        var waiting = world.record(1).state() == HealState.RUNNING ? 2 : 1;
        assertThat(world.stops(waiting)).contains("G3 WAIT");
        assertThat(world.record(waiting).state()).isEqualTo(HealState.WAITING);
    }

    /** One event on web-1 from the alert to its end, ten minutes back. */
    private void heal(long event) {
        world.event(event, "web-1");
        step(node);
        assertThat(world.record(event).state())
                .as("%d: %s", event, world.stops(event))
                .isEqualTo(HealState.RUNNING);
        world.end(world.record(event).run().orElseThrow(), "SUCCEEDED");
        world.resolve(event);
        world.hurry();
        step(node);
        world.later(Duration.ofMinutes(16));
        world.sql("update risk_event set opened_at = opened_at - interval '16 minutes'");
    }

    private void change(String code, String kind, String object) {
        world.sql(
                """
                insert into planned_change (workspace, code, kind, objects, starts_at, ends_at, suppress, created_by, created_at)
                values ('default', '%s', '%s', array['%s'], now() - interval '1 minute', now() + interval '1 hour', false, 'ada', now())""",
                code, kind, object);
    }
}
