package io.watchkeeper.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.watchkeeper.decision.Grade;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.Problem;
import io.watchkeeper.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventFilterTest {
    @Test
    void without_parameters_everything_is_wanted_worst_first() {
        var filter = parse(Map.of());
        assertThat(filter.states()).containsExactlyInAnyOrder(EventState.values());
        assertThat(filter.grades()).isEmpty();
        assertThat(filter.sort()).isEqualTo(EventSort.WORST);
        assertThat(filter.limit()).isEqualTo(50);
        assertThat(filter.after()).isEmpty();
    }

    @Test
    void lists_may_repeat_the_parameter_or_use_commas_in_any_case() {
        var filter = parse(Map.of(
                "grade",
                List.of("critical,HIGH", " low "),
                "state",
                List.of("in_handling"),
                "object",
                List.of("a,b,,a")));
        assertThat(filter.grades()).containsExactlyInAnyOrder(Grade.CRITICAL, Grade.HIGH, Grade.LOW);
        assertThat(filter.states()).containsExactly(EventState.IN_HANDLING);
        assertThat(filter.objects()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void all_means_every_state_beside_others_too() {
        assertThat(parse(Map.of("state", List.of("ALL"))).states()).hasSize(3);
        assertThat(parse(Map.of("state", List.of("DISCOVERED,all"))).states()).hasSize(3);
    }

    @Test
    void empty_parameters_are_absent_as_forms_send_them() {
        var empty = List.of("", " ");
        var filter = parse(Map.of("state", empty, "grade", empty, "q", empty, "from", empty, "cursor", empty));
        assertThat(filter).isEqualTo(parse(Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "state,OPEN,'DISCOVERED, IN_HANDLING, COMPLETED, ALL'",
        "grade,1,'CRITICAL, HIGH, MEDIUM, LOW, INFO'",
        "signal,ALL,'FIRING, RESOLVED'",
        "sort,grade,'WORST, LATEST, OLDEST'",
        "limit,0,a whole number from 1 to 500",
        "limit,501,a whole number from 1 to 500",
        "limit,1e2,a whole number from 1 to 500",
        "limit,99999999999,a whole number from 1 to 500",
        "from,yesterday,an RFC 3339 date and time such as 2026-03-01T08:00:00Z",
        "to,2026-03-01,an RFC 3339 date and time such as 2026-03-01T08:00:00Z",
        "to,+999999999-01-01T00:00:00Z,an RFC 3339 date and time such as 2026-03-01T08:00:00Z"
    })
    void a_value_that_cannot_be_used_is_named_with_what_could(String parameter, String value, String allowed) {
        var problem = refused(Map.of(parameter, List.of(value)));
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.errors()).singleElement().satisfies(flaw -> {
            assertThat(flaw.message().en()).startsWith(parameter + " ");
            assertThat(flaw.message().zh()).startsWith(parameter + " ");
            assertThat(flaw.value()).isEqualTo(value);
            assertThat(flaw.allowed()).isEqualTo(allowed);
        });
    }

    @Test
    void every_flaw_is_told_at_once() {
        var problem = refused(Map.of("grade", List.of("BAD,WORSE"), "limit", List.of("many"), "sort", List.of("x")));
        assertThat(problem.errors()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"scenario", "object", "source", "q"})
    void text_that_no_column_can_hold_is_refused(String parameter) {
        assertThat(codes(refused(Map.of(parameter, List.of("a\0b"))))).isEqualTo("UNREADABLE");
        assertThat(codes(refused(Map.of(parameter, List.of("x".repeat(501)))))).isEqualTo("TOO_LONG");
    }

    @Test
    void a_list_without_end_is_refused() {
        var many = IntStream.range(0, 101).mapToObj(Integer::toString).toList();
        assertThat(codes(refused(Map.of("object", many)))).isEqualTo("TOO_MANY");
    }

    @Test
    void what_means_one_thing_is_not_given_twice() {
        assertThat(codes(refused(Map.of("limit", List.of("1", "2"))))).isEqualTo("TOO_MANY");
        assertThat(parse(Map.of("limit", List.of("2", "2"))).limit()).isEqualTo(2);
    }

    @Test
    void offsets_are_understood_even_when_their_plus_became_a_space() {
        assertThat(parse(Map.of("from", List.of("2026-03-01T08:00:00 08:00"))).from())
                .contains(Instant.parse("2026-03-01T00:00:00Z"));
    }

    @Test
    void a_span_that_ends_before_it_begins_is_refused() {
        var span = Map.of("from", List.of("2026-03-02T00:00:00Z"), "to", List.of("2026-03-01T00:00:00Z"));
        assertThat(codes(refused(span))).isEqualTo("NOT_AFTER_FROM");
    }

    @Test
    void a_cursor_goes_on_in_its_own_order_only() {
        var cursor = new EventCursor(EventSort.LATEST, false, 1, Instant.EPOCH, 7);
        assertThat(parse(Map.of("sort", List.of("latest"), "cursor", List.of(cursor.text())))
                        .after())
                .contains(cursor);
        assertThat(codes(refused(Map.of("cursor", List.of(cursor.text()))))).isEqualTo("OTHER_ORDER");
        assertThat(codes(refused(Map.of("cursor", List.of("nonsense"))))).isEqualTo("UNKNOWN_CURSOR");
    }

    @Test
    void parameters_of_others_are_left_alone() {
        assertThat(parse(Map.of("lang", List.of("zh", "en")))).isEqualTo(parse(Map.of()));
    }

    private static EventFilter parse(Map<String, List<String>> parameters) {
        return EventFilter.parse(parameters, EventSort.WORST);
    }

    private static Problem refused(Map<String, List<String>> parameters) {
        return catchThrowableOfType(ProblemException.class, () -> parse(parameters))
                .problem();
    }

    private static String codes(Problem problem) {
        return problem.errors().stream().map(Flaw::code).collect(Collectors.joining(" "));
    }
}
