package io.watchkeeper.rulebook.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import io.watchkeeper.decision.RulebookContent;
import org.junit.jupiter.api.Test;

class ChangedTest {
    private static final RulebookContent BASE = content("1", "1");

    @Test
    void files_that_differ_or_stand_on_one_side_only_are_changed() {
        assertThat(Changed.files(BASE, content("2", "1"))).containsExactly("a");
        assertThat(Changed.files(BASE, RulebookContent.of(Map.of("a", "1", "c", "1"))))
                .containsExactly("b", "c");
        assertThat(Changed.files(BASE, BASE)).isEmpty();
    }

    @Test
    void a_draft_undoes_what_was_changed_live_since_unless_it_holds_the_same() {
        assertThat(Changed.undone(content("2", "1"), BASE, BASE)).isEmpty();
        assertThat(Changed.undone(content("2", "1"), BASE, content("1", "3"))).containsExactly("b");
        assertThat(Changed.undone(content("2", "1"), BASE, content("3", "1"))).containsExactly("a");
        assertThat(Changed.undone(content("2", "3"), BASE, content("1", "3"))).isEmpty();
    }

    private static RulebookContent content(String a, String b) {
        return RulebookContent.of(Map.of("a", a, "b", b));
    }
}
