package io.watchkeeper.rulebook.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.RulebookRejected;
import io.watchkeeper.decision.SmallRules;
import io.watchkeeper.rulebook.LiveRulebook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** With the real process. */
class RuleTrialTest {
    private static final String FILE = "correlation/more.drl";

    /** One for all tests, so that the stages of the small rules are compiled once. */
    private static RuleTrial roomy;

    private record Limits(Duration within, MemorySize memory) implements TrialConfig {}

    private static RuleTrial trial(Duration within, int megabytes) {
        var memory = new MemorySize(BigInteger.valueOf((long) megabytes << 20));
        return new RuleTrial(new LiveRulebook(null, null, null, null), new Limits(within, memory));
    }

    @BeforeAll
    static void honestRulesPass() {
        roomy = trial(Duration.ofMinutes(2), 512);
        assertThat(roomy.problems(SmallRules.content())).isEmpty();
    }

    /** Two honest rules, with one between them. */
    private static RulebookContent between(String constraint) {
        return SmallRules.with(
                FILE,
                """
                package rules.correlation;
                import io.watchkeeper.facts.*;
                rule "honest" when $e : Episode(status == "GONE") then insert(new StormGroup($e.signal(), "FIRST")); end
                rule "poisoned"
                when $e : Episode(%s) then insert(new StormGroup($e.signal(), "FIRST")); end
                rule "honest too" when $e : Episode(status == "OVER") then insert(new StormGroup($e.signal(), "FIRST")); end
                """
                        .formatted(constraint));
    }

    @Test
    void rules_that_have_passed_are_not_tried_again_for_another_row() {
        // a process takes longer to start than that
        long from = System.nanoTime();
        assertThat(roomy.problems(SmallRules.with(SmallRules.GRADING, "10,g,x,,3,", "10,g,x,,4,")))
                .isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofMillis(300));
    }

    @Test
    void a_rule_that_the_parser_does_not_survive_is_named() {
        assertThat(roomy.problems(between("!".repeat(50_000) + "known")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("RULE_ENDS_PROCESS");
                    assertNamed(problem);
                });
    }

    @Test
    void a_rule_that_fails_on_some_fact_is_named() {
        assertThat(roomy.problems(between("10 / status.length > 1")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("RULE_FAULT");
                    assertNamed(problem);
                    assertThat(problem.message().en()).contains("/ by zero");
                });
    }

    @Test
    void a_rule_that_drools_refuses_is_named() {
        assertThat(roomy.problems(between("status > 99999999999999999999999")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("DRL_ERROR");
                    assertNamed(problem);
                });
    }

    private static void assertNamed(RulebookProblem problem) {
        assertThat(problem.file()).isEqualTo(FILE);
        assertThat(problem.cell()).isEqualTo("4");
        assertThat(problem.value()).isEqualTo("poisoned");
        assertThat(problem.message().en()).contains("\"poisoned\"");
    }

    @Test
    void rules_that_need_more_memory_than_they_may_are_refused() {
        assertThatThrownBy(() -> trial(Duration.ofMinutes(2), 12).demand(SmallRules.content()))
                .isInstanceOfSatisfying(RulebookRejected.class, rejected -> assertThat(rejected.problems())
                        .singleElement()
                        .satisfies(problem -> {
                            assertThat(problem.code()).isEqualTo("RULE_TAKES_MEMORY");
                            assertThat(problem.message().en()).contains("12 MB");
                        }));
    }

    @Test
    void rules_that_take_longer_than_they_may_are_refused() {
        assertThat(trial(Duration.ofMillis(300), 512).problems(SmallRules.content()))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("RULE_TAKES_TIME");
                    assertThat(problem.message().zh()).isNotBlank();
                });
    }
}
