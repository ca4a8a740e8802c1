package io.watchkeeper.rules;

import static io.watchkeeper.rules.RiskSituation.risk;
import static io.watchkeeper.rules.Situations.ENVIRONMENTS;
import static io.watchkeeper.rules.Situations.SEVERITIES;
import static io.watchkeeper.rules.Situations.STANDINGS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import io.watchkeeper.decision.DecisionPipeline;
import io.watchkeeper.decision.Firing;
import io.watchkeeper.decision.Grade;
import io.watchkeeper.decision.Stage;
import io.watchkeeper.decision.Verdict;
import io.watchkeeper.decision.content.RiskScenario;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What holds for the grade of every situation, whatever rows are added. */
class GradingLawsTest {
    private static final Map<RiskSituation, Verdict> VERDICTS = new HashMap<>();

    @BeforeAll
    static void decideEverything() {
        var situations = Situations.all();
        var verdicts = DecisionPipeline.decide(
                RuleTest.RULEBOOK,
                situations.stream().map(RiskSituation::situation).toList());
        for (int i = 0; i < situations.size(); i++) {
            VERDICTS.put(situations.get(i), verdicts.get(i));
        }
        assertThat(VERDICTS).hasSize(situations.size());
    }

    @Test
    void every_event_has_exactly_one_grade() {
        assertThat(VERDICTS.values()).allSatisfy(verdict -> assertThat(verdict.firings())
                .filteredOn(firing -> firing.stage() == Stage.GRADING)
                .hasSize(1));
    }

    @Test
    void every_row_and_rule_decides_some_event() {
        var fired = new TreeSet<String>();
        VERDICTS.values().stream()
                .flatMap(verdict -> verdict.firings().stream())
                .filter(firing -> firing.stage() == Stage.GRADING)
                .map(Firing::rule)
                .forEach(fired::add);
        assertThat(fired)
                .containsAll(Tables.rows("grading/grading.drl.csv"))
                .containsAll(Tables.rules("grading/grading.drl"))
                .hasSize(Tables.rows("grading/grading.drl.csv").size() + 1);
    }

    @Test
    void a_higher_severity_never_gives_a_lower_grade() {
        forEachBase((scenario, environment, standing) -> {
            for (int i = 1; i < SEVERITIES.size(); i++) {
                var lower = base(scenario, environment, standing, SEVERITIES.get(i - 1));
                var higher = base(scenario, environment, standing, SEVERITIES.get(i));
                assertThat(grade(higher)).as(higher.toString()).isLessThanOrEqualTo(grade(lower));
            }
        });
    }

    @Test
    void outside_production_nothing_is_graver_than_in_production() {
        forEachBase((scenario, environment, standing) -> SEVERITIES.forEach(severity -> {
            var here = base(scenario, environment, standing, severity);
            var production = base(scenario, "production", standing, severity);
            assertThat(grade(here)).as(here.toString()).isGreaterThanOrEqualTo(grade(production));
        }));
    }

    @Test
    void nothing_that_happens_to_an_event_makes_it_less_grave_than_when_first_seen() {
        forEachBase((scenario, environment, standing) -> SEVERITIES.forEach(severity -> {
            var later = base(scenario, environment, standing, severity);
            var first = base(scenario, environment, "first seen", severity);
            assertThat(grade(later)).as(later.toString()).isLessThanOrEqualTo(grade(first));
        }));
    }

    @Test
    void the_more_important_the_object_the_graver_the_event_or_as_grave() {
        forEachBase((scenario, environment, standing) -> SEVERITIES.forEach(severity -> {
            var plain = base(scenario, environment, standing, severity);
            var important = plain.importance("high");
            var unimportant = plain.importance("low");
            assertThat(grade(important)).as(important.toString()).isLessThanOrEqualTo(grade(plain));
            assertThat(grade(unimportant)).as(unimportant.toString()).isGreaterThanOrEqualTo(grade(plain));
        }));
    }

    @Test
    void every_reason_is_told_in_full() {
        var reasons = RuleTest.RULEBOOK.reasons();
        assertThat(VERDICTS.values()).allSatisfy(verdict -> {
            var text = reasons.render(verdict.grade().orElseThrow().reason());
            assertThat(text.en()).isNotBlank().doesNotContain("{", "  ", " .", " ,");
            assertThat(text.zh()).isNotBlank().doesNotContain("{");
        });
    }

    private interface Law {
        void check(RiskScenario scenario, String environment, String standing);
    }

    private static void forEachBase(Law law) {
        for (var scenario : Situations.scenarios()) {
            for (var environment : ENVIRONMENTS) {
                STANDINGS.keySet().forEach(standing -> law.check(scenario, environment, standing));
            }
        }
    }

    private static RiskSituation base(RiskScenario scenario, String environment, String standing, String severity) {
        return STANDINGS.get(standing).apply(risk(scenario).severity(severity).in(environment));
    }

    /** Compares from the worst: CRITICAL is the least. */
    private static Grade grade(RiskSituation situation) {
        return VERDICTS.get(situation).grade().orElseThrow().grade();
    }

    @Test
    void the_situations_cover_all_grades() {
        assertThat(VERDICTS.values().stream()
                        .map(verdict -> verdict.grade().orElseThrow().grade())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(List.of(Grade.values()));
    }
}
