package io.watchkeeper.decision.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import io.watchkeeper.decision.BuiltInRules;
import io.watchkeeper.decision.diagnosis.CheckTraits.Cost;
import io.watchkeeper.decision.diagnosis.CheckTraits.Danger;
import io.watchkeeper.decision.diagnosis.CheckTraits.Result;
import io.watchkeeper.facts.CheckRequest;
import org.junit.jupiter.api.Test;

class CheckTraitsTest {
    private static final CheckTraits CHEAP = new CheckTraits(Result.ANY, Cost.CHEAP, Danger.NONE);
    private static final CheckTraits DANGEROUS = new CheckTraits(Result.ANY, Cost.CHEAP, Danger.HIGH);

    @Test
    void what_may_burden_the_patient_is_made_for_people_and_never_ahead_of_need() {
        assertThat(DANGEROUS.madeBy(false)).isTrue();
        assertThat(DANGEROUS.madeBy(true)).isFalse();
        assertThat(CHEAP.madeBy(true)).isTrue();
        assertThat(DANGEROUS.aheadOfNeed()).isFalse();
        assertThat(CHEAP.aheadOfNeed()).isTrue();
        assertThat(CheckTraits.UNSAID.aheadOfNeed()).isFalse();
    }

    @Test
    void a_check_that_refers_to_another_answer_waits_for_it() {
        var trees = BuiltInRules.rulebook().trees();
        var check = trees.check("CPU-USED").orElseThrow();
        assertThat(check.traits().cost()).isEqualTo(Cost.CHEAP);
        assertThat(ahead(trees, "as defined")).isTrue();
        assertThat(ahead(trees, "instance = web-1:9100")).isTrue();
        assertThat(ahead(trees, "instance = ${evidence.CPU-WAIT}")).isFalse();
        assertThat(ahead(trees, "instance = ${evidence.CPU-WAIT|web-1:9100}")).isFalse();

        var elsewhere = new CheckDefinition(
                "X",
                check.name(),
                CheckKind.PROMETHEUS,
                "${evidence.CPU-WAIT}",
                "up",
                check.arguments(),
                "",
                check.timeout(),
                CHEAP);
        var content = new TreeContent(Map.of(), Map.of("X", elsewhere), Map.of());
        assertThat(Resolution.aheadOfNeed(new CheckRequest("", "X", "as defined"), content))
                .isFalse();
    }

    private static boolean ahead(TreeContent trees, String arguments) {
        return Resolution.aheadOfNeed(new CheckRequest("", "CPU-USED", arguments), trees);
    }
}
