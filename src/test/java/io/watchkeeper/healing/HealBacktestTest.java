package io.watchkeeper.healing;

import static io.watchkeeper.healing.HealingWorld.CLEAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.TreeMap;

import io.watchkeeper.decision.BuiltInRules;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.RulebookCompiler;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.healing.HealBacktest.Change;
import io.watchkeeper.healing.HealBacktest.Past;
import org.junit.jupiter.api.Test;

class HealBacktestTest {
    @Test
    void what_was_told_then_is_decided_again_by_other_limits() {
        try (var world = new HealingWorld()) {
            world.mode(HealMode.SHADOW, CLEAN);
            world.event(1, "web-1");
            world.event(2, "web-2");
            world.sql("update signal set last_seen_at = now() - interval '1 hour' where event_id = 2");
            HealingWorld.step(world.node());
            var past = world.rows("select * from heal_record order by id desc").stream()
                    .map(row -> new Past(
                            HealRow.of(row),
                            GuardsJson.read(row.getJsonArray("facts")).orElseThrow(),
                            Instant.now()))
                    .toList();

            var same = HealBacktest.of(BuiltInRules.rulebook(), past);
            assertThat(same.matrix())
                    .containsExactly(new Change("ALLOW", "ALLOW", 1), new Change("REFUSE", "REFUSE", 1));
            assertThat(same.differing()).isEmpty();

            var looser = HealBacktest.of(evidenceOf("86400"), past);
            assertThat(looser.matrix())
                    .containsExactly(new Change("ALLOW", "ALLOW", 1), new Change("REFUSE", "ALLOW", 1));
            var stricter = HealBacktest.of(evidenceOf("5"), past);
            assertThat(stricter.differing()).singleElement().satisfies(one -> {
                assertThat(one.object()).isEqualTo("web-1");
                assertThat(one.why()).isEqualTo("Nothing is healed on old evidence");
            });
        }
    }

    private static Rulebook evidenceOf(String seconds) {
        var files = new TreeMap<>(BuiltInRules.content().files());
        files.compute(
                "guard/limits.drl.csv",
                (path, text) -> text.replace("EVIDENCE_SECONDS,1800", "EVIDENCE_SECONDS," + seconds));
        return RulebookCompiler.compile(2, new RulebookContent(files));
    }
}
