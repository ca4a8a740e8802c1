package io.watchkeeper.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.watchkeeper.decision.BuiltInRules;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.RulebookProblem.Severity;
import io.watchkeeper.decision.meaning.RulebookReview;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** The tables that are shipped mean what they say; what the review doubts all the same was looked at, and stands here with its reason. */
class TableMeaningTest {
    private static final List<Tuple> LOOKED_AT = List.of();

    @Test
    void the_tables_that_are_shipped_raise_no_doubt() {
        assertThat(RulebookReview.of(BuiltInRules.rulebook()))
                .filteredOn(problem -> problem.severity() != Severity.INFO)
                .extracting(RulebookProblem::file, RulebookProblem::cell, RulebookProblem::code)
                .containsExactlyInAnyOrderElementsOf(LOOKED_AT);
    }
}
