package io.watchkeeper.decision.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchkeeper.decision.diagnosis.SearchTerms.Comparison;
import io.watchkeeper.decision.diagnosis.SearchTerms.Term;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTermsTest {
    @Test
    void conditions_stand_one_a_line() {
        var terms = SearchTerms.read("level = ERROR\n\nmessage ~ out of memory\nkubernetes.pod != {pod}")
                .orElseThrow();
        assertThat(terms.terms())
                .containsExactly(
                        new Term("level", Comparison.IS, "ERROR", false),
                        new Term("message", Comparison.HOLDS, "out of memory", false),
                        new Term("kubernetes.pod", Comparison.IS_NOT, "pod", true));
        assertThat(terms.names()).containsExactly("pod");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "level", "level =", "= ERROR", "message ~ pod {pod}", "a b = c", "level > 3"})
    void other_forms_and_values_in_the_middle_of_a_text_are_none(String text) {
        assertThat(SearchTerms.read(text)).isEmpty();
    }
}
