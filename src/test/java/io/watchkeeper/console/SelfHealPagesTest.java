package io.watchkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class SelfHealPagesTest {
    @Test
    void a_mode_is_set_and_a_kill_switch_engaged_and_released_on_the_page() {
        var visitor = Visitor.signedIn("en");
        var page = visitor.open("/self-heal");
        assertThat(page.text()).contains("No kill switch is engaged", "Try next", "Shadow");
        var mode = page.expectForm("form[action=/self-heal/scenarios/CONFIG-RELOAD]");
        assertThat(visitor.follow(visitor.send(mode, Map.of("mode", "OFF"))).status())
                .isEqualTo(200);

        var engage = visitor.open("/self-heal").expectForm("form[action=/self-heal/kill-switches]");
        assertThat(visitor.page(visitor.send(engage, Map.of("scope", "scenario:CONFIG-RELOAD", "reason", " ")))
                        .text())
                .contains("A reason is needed");
        var engaged = visitor.follow(
                visitor.send(engage, Map.of("scope", "scenario:CONFIG-RELOAD", "reason", "<b>night</b>")));
        assertThat(engaged.text()).contains("Self-heal is stopped: scenario:CONFIG-RELOAD", "<b>night</b>");
        var released = visitor.follow(visitor.send(
                engaged.expectForm("form:has(input[name=engaged][value=false])"), Map.of("reason", "morning")));
        assertThat(released.text()).contains("No kill switch is engaged");
    }
}
