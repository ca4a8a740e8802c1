package io.watchkeeper.healing;

import static io.watchkeeper.healing.HealingWorld.CLEAN;
import static io.watchkeeper.healing.HealingWorld.RESTART;
import static io.watchkeeper.healing.HealingWorld.SCENARIO;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;

import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two nodes decide on a flood at the same time and die at random, on a real PostgreSQL. However it goes: no run without ALLOW, no two runs on one target, no budget
 * exceeded, and nothing is started once a kill switch has been answered.
 */
class RacingNodesTest {
    private static final String SCENARIO_SWITCH = "scenario:" + SCENARIO;
    private static final boolean FULL = Boolean.getBoolean("watchkeeper.full");
    private static final int EVENTS = 14;
    private static final int TARGETS = 6;

    static List<Long> seeds() {
        return FULL ? LongStream.range(1, 60).boxed().toList() : List.of(1L, 2L);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatever_dies_and_whoever_comes_first_the_guards_hold(long seed) {
        try (var world = new HealingWorld()) {
            var random = new Random(seed);
            var one = world.node(dying(random), "PT0S");
            var two = world.node(dying(random), "PT0S");
            world.mode(HealMode.AUTOMATIC, random.nextBoolean() ? CLEAN : RESTART);
            for (int target = 0; target < TARGETS; target++) {
                world.host("web-" + target, "shop-" + target % 2);
            }
            for (int event = 1; event <= EVENTS; event++) {
                world.event(event, "web-" + random.nextInt(TARGETS));
                HealingWorld.step(one, two);
                endSome(world, random);
                world.hurry();
                holds(world);
            }
            assertThat(world.count("from plan_run"))
                    .as("runs that were started")
                    .isPositive();
        }
    }

    @Test
    void once_a_kill_switch_is_answered_nothing_starts_on_any_node() {
        try (var world = new HealingWorld()) {
            world.mode(HealMode.AUTOMATIC, CLEAN);
            var one = world.node();
            var two = world.node();
            for (int event = 1; event <= 4; event++) {
                world.event(event, "web-" + event);
            }
            var nodes = CompletableFuture.runAsync(() -> HealingWorld.step(one, two));
            long asked = System.nanoTime();
            world.pool()
                    .withTransaction(transaction -> Safeguards.write(
                            transaction, "default", SCENARIO_SWITCH, true, Reason.demanded("release night"), "ada"))
                    .await()
                    .indefinitely();
            var answered = now(world);
            long millis = (System.nanoTime() - asked) / 1_000_000;
            nodes.join();
            world.hurry();
            HealingWorld.step(one, two);

            assertThat(millis)
                    .as("milliseconds until a kill switch holds on all nodes")
                    .isLessThan(1_000);
            assertThat(world.rows("select created_at from plan_run"))
                    .allSatisfy(row ->
                            assertThat(row.getOffsetDateTime("created_at")).isBefore(answered));
            assertThat(world.count("from heal_record where run_id is null and guards::text like '%%G17_ENGAGED%%'"))
                    .isEqualTo(world.count("from heal_record where run_id is null"));
        }
    }

    private static OffsetDateTime now(HealingWorld world) {
        return world.rows("select clock_timestamp() as at").get(0).getOffsetDateTime("at");
    }

    /** Dies before it starts a run, after it, or not at all. */
    private static HealingWorld.Starting dying(Random random) {
        return (transaction, start) -> switch (random.nextInt(4)) {
            case 0 -> Uni.createFrom().failure(new IllegalStateException("died before"));
            case 1 -> start.onItem().failWith(() -> new IllegalStateException("died after"));
            default -> start;
        };
    }

    private static void endSome(HealingWorld world, Random random) {
        for (var row : world.rows("select id from plan_run where ended_at is null order by id")) {
            if (random.nextInt(3) == 0) {
                world.end(Long.toString(row.getLong("id")), random.nextInt(4) == 0 ? "FAILED" : "SUCCEEDED");
            }
        }
        if (random.nextInt(3) == 0) {
            world.sql("update risk_event set signal = 'RESOLVED' where id = %d", 1 + random.nextInt(EVENTS));
        }
    }

    private static void holds(HealingWorld world) {
        assertThat(
                        world.count(
                                "from plan_run r where not exists (select 1 from heal_record h where h.id = r.heal_record and h.run_id = r.id::text)"))
                .as("each run belongs to a record that names it")
                .isZero();
        assertThat(
                        world.count(
                                "from heal_record where run_id is not null and guards::text ~ '\"verdict\": ?\"(HOLD|WAIT|REFUSE)\"'"))
                .as("no run without ALLOW of every guard")
                .isZero();
        assertThat(world.count("from heal_record where run_id is not null and jsonb_array_length(guards) < 20"))
                .as("every guard has spoken")
                .isZero();
        assertThat(world.count("from (select event_id from plan_run group by event_id having count(*) > 1) twice"))
                .isZero();
        assertThat(world.count(
                        "from (select 1 from plan_run r, jsonb_array_elements(r.planned::jsonb -> 'targets') t where r.ended_at is null"
                                + " group by t ->> 'name' having count(*) > 1) twice"))
                .as("no two runs on a target")
                .isZero();
        assertThat(
                        world.count(
                                "from (select object_name from heal_record where run_id is not null group by object_name having count(*) > 3) many"))
                .as("three an hour on a target")
                .isZero();
        assertThat(world.count("from plan_run where ended_at is null"))
                .as("three of a plan at a time")
                .isLessThanOrEqualTo(3);
    }
}
