package io.watchkeeper.decision.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchkeeper.facts.Evidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequirementTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "< 80       | 79.9 | ''      | true",
                "< 80       | 80   | ''      | false",
                "<= 80      | 80   | ''      | true",
                ">20        | 20   | ''      | false",
                ">= 20      | 20   | ''      | true",
                "= 200, 204 | 204  | ''      | true",
                "= 200      | 500  | ''      | false",
                "= up       | 0    | up      | true",
                "= 0        | 0    | down    | false",
                "!= down    | 0    | down    | false",
                "!= 0       | 1    | ''      | true",
                "answers    | 0    | whatever | true",
            })
    void an_answer_holds_or_does_not(String written, double value, String text, boolean holds) {
        var requirement = Requirement.read(written).orElseThrow();
        assertThat(requirement.holds(new Evidence("", "n", Evidence.OK, value, text)))
                .isEqualTo(holds);
        assertThat(Requirement.read(requirement.text())).contains(requirement);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "80", "< high", "= ", "=200,,204", "like 5", ">"})
    void another_text_is_none(String written) {
        assertThat(Requirement.read(written)).isEmpty();
    }

    @Test
    void what_is_unknown_is_not_good() {
        var any = Requirement.ANSWERS;
        assertThat(any.holds(new Evidence("", "n", Evidence.NO_ANSWER, 0, ""))).isFalse();
        assertThat(any.holds(new Evidence("", "n", Evidence.ERROR, 0, ""))).isFalse();
        assertThat(Requirement.read("!= down").orElseThrow().holds(new Evidence("", "n", Evidence.NO_ANSWER, 0, "")))
                .isFalse();
    }
}
