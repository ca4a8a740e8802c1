package io.watchkeeper.healing;

import static io.watchkeeper.healing.HealingWorld.CLEAN;
import static io.watchkeeper.healing.HealingWorld.RESTART;
import static io.watchkeeper.healing.HealingWorld.SCENARIO;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.watchkeeper.access.Reason;
import io.watchkeeper.store.BulkWrite;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Random histories on a real PostgreSQL: events come and end, two nodes decide at the same time and die at random before and after they start a run, people change the
 * mode, answer, and pull the kill switch in the middle of it all. After each move: no run without ALLOW, no two runs on one target, no budget exceeded, and nothing started
 * once a kill switch has been answered. What is played with is what the service runs: statements, rules and transactions.
 */
class RacingNodesTest {
    private static final int HISTORIES = Boolean.getBoolean("watchkeeper.full") ? 250 : 1;
    private static final int MOVES = 14;
    private static final int TARGETS = 6;
    private static final List<HealMode> MODES =
            List.of(HealMode.AUTOMATIC, HealMode.AUTOMATIC, HealMode.APPROVE, HealMode.SHADOW, HealMode.OFF);
    private static final List<String> SWITCHES = List.of("global", "workspace", "scenario:" + SCENARIO);

    @Property(tries = 3)
    void whatever_dies_and_whoever_comes_first_the_guards_hold(@ForAll long seed) {
        var random = new Random(seed);
        try (var world = new HealingWorld()) {
            for (int target = 0; target < TARGETS; target++) {
                world.host("web-" + target, "shop-" + target % 2);
            }
            for (int history = 0; history < HISTORIES; history++) {
                new History(world, random).play();
                world.clear();
            }
        }
    }

    private static final class History {
        private final HealingWorld world;
        private final Random random;
        private final HealWatch one;
        private final HealWatch two;
        private final String plan;
        private HealMode mode = HealMode.AUTOMATIC;
        private long events;

        History(HealingWorld world, Random random) {
            this.world = world;
            this.random = random;
            this.one = world.node(dying(random), "PT0S");
            this.two = world.node(dying(random), "PT0S");
            this.plan = random.nextBoolean() ? CLEAN : RESTART;
        }

        void play() {
            world.mode(mode, plan);
            for (int move = 0; move < MOVES; move++) {
                world.event(++events, "web-" + random.nextInt(TARGETS));
                people();
                decide();
                theWorldGoesOn();
                holds(world);
            }
        }

        private void people() {
            if (random.nextInt(5) == 0) {
                mode = MODES.get(random.nextInt(MODES.size()));
                world.mode(mode, plan);
            }
            if (random.nextInt(3) == 0) {
                world.answer(random.nextInt(4) > 0);
            }
            if (random.nextInt(4) == 0) {
                world.sql("update kill_switch set engaged = false");
            }
        }

        /** Both nodes at once; now and then a kill switch is pulled between them. */
        private void decide() {
            var nodes = CompletableFuture.runAsync(() -> HealingWorld.step(one, two));
            if (random.nextInt(4) == 0) {
                pull(SWITCHES.get(random.nextInt(SWITCHES.size())));
                var started = runs();
                nodes.join();
                world.hurry();
                HealingWorld.step(one, two);
                assertThat(runs())
                        .as("started after the kill switch was answered")
                        .isEqualTo(started);
            } else {
                nodes.join();
            }
        }

        private void pull(String scope) {
            long asked = System.nanoTime();
            world.pool()
                    .withTransaction(transaction -> Safeguards.write(
                            transaction, "default", scope, true, Reason.demanded("release night"), "ada"))
                    .await()
                    .indefinitely();
            assertThat(Duration.ofNanos(System.nanoTime() - asked))
                    .as("until a kill switch holds on all nodes")
                    .isLessThan(Duration.ofSeconds(1));
        }

        private Set<Long> runs() {
            return world.rows("select id from plan_run").stream()
                    .map(row -> row.getLong("id"))
                    .collect(toSet());
        }

        private void theWorldGoesOn() {
            for (var run : world.rows("select id from plan_run where ended_at is null order by id")) {
                if (random.nextInt(3) == 0) {
                    world.end(Long.toString(run.getLong("id")), random.nextInt(4) == 0 ? "FAILED" : "SUCCEEDED");
                }
            }
            if (random.nextInt(3) == 0) {
                world.sql("update risk_event set signal = 'RESOLVED' where id = %d", 1 + random.nextLong(events));
            }
            if (random.nextInt(3) == 0) {
                world.later(Duration.ofMinutes(random.nextInt(40)));
            }
            world.hurry();
        }
    }

    /** Dies before it starts a run, once it is written and not committed, or not at all; or finds that somebody was faster. */
    private static HealingWorld.Starting dying(Random random) {
        return start -> switch (random.nextInt(12)) {
            case 0, 1, 2 -> throw new IllegalStateException("died before");
            case 3, 4 -> and(start, BulkWrite.any("select ('died after' || random())::bigint"));
            case 5 -> and(start, BulkWrite.exactly(1, "select 1 where random() < 0"));
            default -> start;
        };
    }

    private static List<BulkWrite> and(List<BulkWrite> start, BulkWrite more) {
        return Stream.concat(start.stream(), Stream.of(more)).toList();
    }

    private static void holds(HealingWorld world) {
        none(
                world,
                "a run without a record that names it",
                "from plan_run r where not exists (select 1 from heal_record h where h.id = r.heal_record and h.run_id = r.id::text)");
        none(
                world,
                "a run without ALLOW of every guard",
                "from heal_record where run_id is not null and (verdict <> 'ALLOW' or jsonb_array_length(guards) < 20"
                        + " or guards::text ~ '\"verdict\": ?\"(HOLD|WAIT|REFUSE)\"')");
        none(
                world,
                "a run that nobody approved in mode approve",
                "from heal_record where run_id is not null and mode = 'APPROVE' and answer is distinct from 'APPROVED'");
        none(
                world,
                "a run in a mode in which nothing runs",
                "from heal_record where run_id is not null and mode in ('SHADOW', 'OFF')");
        none(
                world,
                "two runs of one event",
                "from (select event_id from plan_run group by event_id having count(*) > 1) twice");
        none(
                world,
                "two runs on a target",
                "from (select 1 from plan_run r, jsonb_array_elements(r.planned::jsonb -> 'targets') t where r.ended_at is null"
                        + " group by t ->> 'name' having count(*) > 1) twice");
        none(
                world,
                "a fourth run on a target within an hour",
                "from (select object_name from heal_record where started_at > now() - interval '1 hour' group by object_name having count(*) > 3) many");
        none(
                world,
                "an eighth run on a target within a day",
                "from (select object_name from heal_record where started_at is not null group by object_name having count(*) > 7) many");
        none(
                world,
                "four runs of a plan at a time",
                "from (select 1 from plan_run where ended_at is null having count(*) > 3) many");
    }

    private static void none(HealingWorld world, String what, String from) {
        assertThat(world.count(from)).as(what).isZero();
    }
}
