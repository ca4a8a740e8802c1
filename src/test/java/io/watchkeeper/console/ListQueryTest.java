package io.watchkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import io.watchkeeper.decision.Grade;
import io.watchkeeper.event.EventSort;
import io.watchkeeper.event.EventState;
import io.watchkeeper.problem.ProblemException;
import org.junit.jupiter.api.Test;

class ListQueryTest {
    @Test
    void without_a_query_the_open_events_are_asked_for_worst_first() {
        var query = query(Map.of());

        assertThat(query.filter().states()).containsExactlyInAnyOrder(EventState.DISCOVERED, EventState.IN_HANDLING);
        assertThat(query.filter().sort()).isEqualTo(EventSort.WORST);
        assertThat(query.chosen(StateTab.OPEN)).isTrue();
        assertThat(query.narrow()).isFalse();
        assertThat(query.first()).isEqualTo("/events");
    }

    @Test
    void empty_fields_of_a_form_ask_for_nothing() {
        var query = query(Map.of("q", List.of("  "), "scenario", List.of(""), "state", List.of("ALL")));

        assertThat(query.first()).isEqualTo("/events?state=ALL");
        assertThat(query.filter().states()).containsExactlyInAnyOrder(EventState.values());
        assertThat(query.narrow()).isTrue();
    }

    @Test
    void the_next_page_asks_the_same_question() {
        var query = query(
                Map.of("grade", List.of("CRITICAL", "HIGH"), "q", List.of("磁盘 & 50%"), "cursor", List.of("before")));

        assertThat(query.paged()).isTrue();
        assertThat(query.next("after"))
                .isEqualTo("/events?cursor=after&grade=CRITICAL&grade=HIGH&q=%E7%A3%81%E7%9B%98+%26+50%25");
        assertThat(query.first()).doesNotContain("cursor");
        assertThat(query.is("grade", "HIGH")).isTrue();
        assertThat(query.is("grade", "LOW")).isFalse();
    }

    @Test
    void grades_may_be_several() {
        assertThat(query(Map.of("grade", List.of("CRITICAL", "LOW"))).filter().grades())
                .containsExactlyInAnyOrder(Grade.CRITICAL, Grade.LOW);
    }

    @Test
    void a_mixture_of_states_is_no_tab() {
        assertThat(query(Map.of("state", List.of("COMPLETED", "DISCOVERED"))).stateTab())
                .isEmpty();
        assertThat(query(Map.of("state", List.of("DISCOVERED", "IN_HANDLING"))).stateTab())
                .contains(StateTab.OPEN);
    }

    @Test
    void a_value_that_does_not_exist_is_refused_by_the_filter() {
        assertThatThrownBy(() -> query(Map.of("grade", List.of("<script>"))).filter())
                .isInstanceOf(ProblemException.class);
    }

    private static ListQuery query(Map<String, List<String>> parameters) {
        return new ListQuery("/events", parameters);
    }
}
