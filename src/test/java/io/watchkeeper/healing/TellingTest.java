package io.watchkeeper.healing;

import static io.watchkeeper.healing.HealingWorld.CLEAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import io.smallrye.mutiny.Uni;
import io.watchkeeper.decision.diagnosis.ParameterType;
import io.watchkeeper.decision.plan.OperationCall;
import io.watchkeeper.plan.operation.Operations;
import io.watchkeeper.plan.operation.Outcome;
import io.watchkeeper.plan.operation.Output;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told outside: once, whichever node does, and not lost where nobody listens for a while. */
class TellingTest {
    private final HealingWorld world = new HealingWorld();
    private final ListenedOperations outside = new ListenedOperations();

    @AfterEach
    void close() {
        world.close();
    }

    /** A fake: keeps what it is asked to send. */
    private static final class ListenedOperations implements Operations {
        final List<String> keys = new CopyOnWriteArrayList<>();
        final List<OperationCall> calls = new CopyOnWriteArrayList<>();
        final AtomicBoolean deaf = new AtomicBoolean();

        @Override
        public Outcome carryOut(String workspace, OperationCall call, String key, Duration within, Output output) {
            if (deaf.get()) {
                return new Outcome.Failed("nobody listens");
            }
            keys.add(key);
            calls.add(call);
            return new Outcome.Done(new TreeMap<>());
        }
    }

    @Test
    void a_refusal_is_told_with_its_reason_once_though_two_nodes_look() {
        connection();
        refused();
        both(telling(), telling());
        both(telling(), telling());

        assertThat(outside.keys).hasSize(1);
        assertThat(outside.calls.get(0).values())
                .containsEntry("state", "REFUSED")
                .containsEntry("object", "web-1")
                .containsEntry("guard", "G20");
        assertThat(outside.calls.get(0).values().get("why")).contains("evidence is 1800 s old at most");
        assertThat(outside.calls.get(0).values().values()).allMatch(ParameterType.TEXT::fits);
    }

    @Test
    void what_nobody_took_is_told_later() {
        connection();
        outside.deaf.set(true);
        refused();
        both(telling());
        assertThat(world.rows("select why from heal_notice").get(0).getString("why"))
                .isEqualTo("nobody listens");

        outside.deaf.set(false);
        both(telling());
        assertThat(outside.keys).as("not at once").isEmpty();
        world.sql("update heal_notice set due_at = now()");
        both(telling());
        assertThat(outside.keys).hasSize(1);
        assertThat(world.count("from heal_notice where sent_at is not null and due_at is null"))
                .isEqualTo(1);
    }

    @Test
    void a_workspace_that_has_no_connection_is_told_nothing() {
        refused();
        assertThat(world.count("from heal_notice")).isZero();
    }

    @Test
    void before_during_and_after_a_run_it_is_told_what_where_why_and_how_it_ended() {
        connection();
        world.mode(HealMode.AUTOMATIC, CLEAN);
        world.event(1, "web-1");
        var node = world.node();
        HealingWorld.step(node);
        world.end(world.record(1).run().orElseThrow(), "SUCCEEDED");
        world.hurry();
        HealingWorld.step(node);
        world.resolve(1);
        world.hurry();
        HealingWorld.step(node);
        both(telling());

        assertThat(outside.calls)
                .extracting(call -> call.values().get("state"))
                .containsExactly("RUNNING", "VERIFYING", "SUCCEEDED");
        assertThat(outside.calls.get(0).values())
                .containsEntry("plan", CLEAN)
                .containsEntry("targets", "web-1")
                .containsEntry("mode", "AUTOMATIC");
        assertThat(outside.calls.get(0).values().get("why"))
                .contains("Every guard allows it.", "No change is under way on web-1.", "所有保护规则均允许");
        assertThat(outside.calls.get(2).values().get("why")).contains("The run is done and the symptom has ended");
        assertThat(
                        world.rows(
                                "select detail -> 'why' ->> 'en' as why from event_entry where kind like 'SELF_HEAL%%' order by id"))
                .extracting(row -> row.getString("why"))
                .satisfiesExactly(
                        why -> assertThat(why).startsWith("Every guard allows it."),
                        why -> assertThat(why).isNull(),
                        why -> assertThat(why).isEqualTo("The run is done and the symptom has ended."));
    }

    private void refused() {
        world.mode(HealMode.AUTOMATIC, CLEAN);
        world.event(1, "web-1");
        world.sql("update signal set last_seen_at = now() - interval '1 hour'");
        HealingWorld.step(world.node());
    }

    private void connection() {
        world.sql(
                """
                insert into check_source (workspace, name, kind, settings, changed_by, changed_at)
                values ('default', 'self-heal', 'WEBHOOK', '{"url":"https://chat.example/hook","act":"yes"}', 'ada', now())""");
    }

    private HealTelling telling() {
        return new HealTelling(world.pool(), new HealNotices(), outside);
    }

    private static void both(HealTelling... nodes) {
        Uni.join()
                .all(List.of(nodes).stream().map(HealTelling::step).toList())
                .andFailFast()
                .await()
                .atMost(Duration.ofSeconds(20));
    }
}
