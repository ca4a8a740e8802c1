package io.watchkeeper.decision.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.watchkeeper.decision.Firing;
import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.Stage;
import io.watchkeeper.facts.RiskEvent;
import io.watchkeeper.facts.RiskGrade;
import org.junit.jupiter.api.Test;

class PrecompiledStagesTest {
    private static final StageSources SOURCES = StageSources.of(
            Stage.GRADING,
            Map.of(
                    "grading/precompiled.drl",
                    """
                    package rules.grading;
                    import io.watchkeeper.facts.*;
                    rule "a disk is grave" when $e : RiskEvent(scenario == "DISK")
                    then insert(new RiskGrade($e.signal(), "HIGH", "R")); end
                    """),
            List.of());

    @Test
    void a_stage_that_was_written_decides_as_it_did_when_it_was_compiled() {
        var compiled = StageBases.acquire(SOURCES, new Problems()).orElseThrow();
        var opened = StageBuilder.opened(compiled.module());
        assertThat(fired(opened)).hasSize(1).isEqualTo(fired(compiled));
        assertThat(fired(opened).get(0).decision()).isEqualTo(new RiskGrade("", "HIGH", "R"));
        opened.dispose();
        StageBases.release(SOURCES);
    }

    @Test
    void each_compiled_stage_is_a_file_under_the_key_of_its_sources() {
        StageBases.acquire(SOURCES, new Problems()).orElseThrow();
        assertThat(PrecompiledStages.files())
                .hasSameSizeAs(StageBases.compiled())
                .containsKey("compiled-rules/" + SOURCES.key() + ".kjar")
                .allSatisfy((name, module) -> assertThat(module).startsWith('P', 'K'));
        StageBases.release(SOURCES);
    }

    @Test
    void tests_compile_all_they_decide_with() {
        assertThat(PrecompiledStages.of(SOURCES)).isEmpty();
        assertThat(StageBases.compiled()).allSatisfy((key, base) -> assertThat(
                        PrecompiledStages.class.getResource("/compiled-rules/" + key + ".kjar"))
                .isNull());
    }

    private static List<Firing> fired(StageBase base) {
        var rules = new StageRules(SOURCES, List.of(), new StockTables(), base, new FactsRead(Set.of("RiskEvent")));
        var event = new RiskEvent("7", "ALERT", "DISK", "host", "HIGH", "", "", 1, 1, 0, 1, false, false, "", "");
        return rules.fire(List.of(event), Optional.empty()).get("7");
    }
}
