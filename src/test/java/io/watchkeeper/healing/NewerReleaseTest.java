package io.watchkeeper.healing;

import static io.watchkeeper.healing.HealingWorld.CLEAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.watchkeeper.facts.Approval;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** While an upgrade rolls, a node finds words that only a newer release knows. It leaves them alone, and goes on with the rest. */
class NewerReleaseTest {
    private final HealingWorld world = new HealingWorld();
    private final HealWatch node = world.node();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_record_in_a_state_of_its_own_is_shown_as_such_and_left_to_it() {
        world.mode(HealMode.AUTOMATIC, CLEAN);
        world.event(1, "web-1");
        world.event(2, "web-2");
        HealingWorld.step(node);
        world.sql("update heal_record set state = 'REHEARSING', due_at = now() - interval '1 s' where event_id = 1");
        world.end(world.record(2).run().orElseThrow(), "SUCCEEDED");
        world.hurry();
        HealingWorld.step(node);

        assertThat(HealRecordView.of(world.record(1)).state()).isEqualTo(HealState.OTHER);
        assertThat(world.count("from heal_record where state = 'REHEARSING' and due_at is not null"))
                .isEqualTo(1);
        assertThat(world.record(2).state()).isEqualTo(HealState.VERIFYING);
    }

    @Test
    void a_scenario_in_a_mode_of_its_own_is_not_decided_on() {
        world.mode(HealMode.AUTOMATIC, CLEAN);
        world.event(1, "web-1");
        world.sql("update signal set last_seen_at = now() - interval '1 hour'");
        world.sql(
                "insert into heal_record (workspace, event_id, life, scenario, plan, mode, state, object_kind, object_name, created_at, due_at)"
                        + " values ('default', 1, 0, 'HOST-DISK-SPACE', 'DISK-CLEAN', 'AUTOMATIC', 'WAITING', 'host', 'web-1', now(), now() - interval '1 s')");
        world.sql("update heal_scenario set mode = 'REHEARSED'");
        world.event(2, "web-2");
        HealingWorld.step(node);

        assertThat(world.record(1).state()).isEqualTo(HealState.WAITING);
        assertThat(world.record(1).verdict()).isEmpty();
        assertThat(world.count("from heal_record where event_id = 2")).isZero();
    }

    @Test
    void facts_that_it_told_its_guards_are_not_decided_again_by_another() {
        var known =
                new JsonObject().put("type", "StormState").put("signal", "0").put("opened", 1L);
        assertThat(GuardsJson.read(new JsonArray().add(known)))
                .as("something that this release needs is missing")
                .isEmpty();
        assertThat(GuardsJson.read(new JsonArray().add(new JsonObject().put("type", "MoonPhase"))))
                .isEmpty();
        assertThat(GuardsJson.read(new JsonArray()
                        .add(new JsonObject().put("type", "Approval").put("given", true))))
                .as("who gave it was not told then")
                .contains(List.of(new Approval("", true, "")));
    }
}
