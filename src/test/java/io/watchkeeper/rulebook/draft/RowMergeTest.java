package io.watchkeeper.rulebook.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RowMergeTest {
    @Test
    void what_only_one_of_two_changed_is_taken_from_that_one() {
        var merge = RowMerge.of(
                Map.of(0, "a", 1, "b", 2, "c"), Map.of(0, "A", 1, "b", 2, "c"), Map.of(0, "a", 1, "B", 2, "c"));

        assertThat(merge.cells()).isEqualTo(Map.of(0, "A", 1, "B", 2, "c"));
        assertThat(merge.conflicts()).isEmpty();
    }

    @Property
    void no_text_that_somebody_typed_is_lost(
            @ForAll("rows") Map<Integer, String> was,
            @ForAll("rows") Map<Integer, String> mine,
            @ForAll("rows") Map<Integer, String> theirs) {
        var merge = RowMerge.of(was, mine, theirs);

        mine.forEach((column, typed) -> {
            var before = was.getOrDefault(column, "");
            var now = theirs.getOrDefault(column, "");
            var told = merge.conflicts().stream().filter(conflict -> conflict.column() == column);
            if (!typed.equals(before) && !now.equals(before) && !typed.equals(now)) {
                assertThat(told).containsExactly(new RowOutcome.Conflict(column, before, typed, now));
            } else {
                assertThat(told).isEmpty();
                assertThat(merge.cells().get(column)).isEqualTo(typed.equals(before) ? now : typed);
            }
        });
    }

    @Provide
    Arbitrary<Map<Integer, String>> rows() {
        return Arbitraries.maps(Arbitraries.integers().between(0, 3), Arbitraries.of("", "a", "b"));
    }
}
