package io.watchkeeper.rules;

import static io.watchkeeper.rules.RiskSituation.risk;
import static io.watchkeeper.rules.RuleTest.given;

import io.watchkeeper.facts.RiskGrade;
import org.junit.jupiter.api.Test;

/** {@code grading/grading.drl.csv}, an example a family of rows, and {@code grading/grading.drl}. */
class GradingTest {
    private static final String LEVEL = "An event that no row grades takes the level of its scenario";

    @Test
    void an_error_has_the_level_of_its_scenario() {
        given(risk("HOST-DISK-SPACE")).fires(LEVEL).produces(new RiskGrade("", "HIGH", "SCENARIO_LEVEL"));
        given(risk("HOST-CPU")).fires(LEVEL).produces(new RiskGrade("", "MEDIUM", "SCENARIO_LEVEL"));
    }

    @Test
    void a_graded_event_does_not_take_the_level_too() {
        given(risk("HOST-DISK-SPACE").severity("warning")).firesNot(LEVEL);
    }

    @Test
    void severity_moves_the_grade_from_the_level() {
        given(risk("HOST-DISK-SPACE").severity("critical"))
                .fires("A critical signal of a critical or high scenario is critical")
                .produces(new RiskGrade("", "CRITICAL", "SEVERITY_AND_LEVEL"));
        given(risk("HOST-DISK-SPACE").severity("warning"))
                .fires("A warning of a high scenario is medium")
                .produces(new RiskGrade("", "MEDIUM", "SEVERITY_AND_LEVEL"));
    }

    @Test
    void a_certificate_at_its_critical_threshold_is_high() {
        given(risk("CERTIFICATE-EXPIRY").severity("critical"))
                .fires("A certificate at a critical threshold is high")
                .produces(new RiskGrade("", "HIGH", "CERTIFICATE_AT_ITS_END"));
    }

    @Test
    void outside_production_a_risk_is_one_grade_lower() {
        given(risk("DATABASE-DOWN").in("staging"))
                .fires("A signal of a critical scenario outside production is high")
                .produces(new RiskGrade("", "HIGH", "OUTSIDE_PRODUCTION"));
    }

    @Test
    void an_environment_that_nobody_explained_counts_as_production() {
        given(risk("DATABASE-DOWN").in("perf-lab"))
                .fires(LEVEL)
                .produces(new RiskGrade("", "CRITICAL", "SCENARIO_LEVEL"));
    }

    @Test
    void an_unclassified_signal_is_as_grave_as_its_severity() {
        given(risk("UNCLASSIFIED").severity("critical"))
                .fires("An unclassified signal of severity critical is high")
                .produces(new RiskGrade("", "HIGH", "UNCLASSIFIED_SEVERITY"));
        given(risk("UNCLASSIFIED").in("test"))
                .fires("An unclassified error outside production is low")
                .produces(new RiskGrade("", "LOW", "UNCLASSIFIED_OUTSIDE_PRODUCTION"));
    }

    @Test
    void a_notice_stays_a_notice_even_in_a_storm() {
        given(risk("HOST-CPU").severity("info").openedLately(50))
                .fires("A notice of a high or medium scenario is low")
                .produces(new RiskGrade("", "LOW", "NOTICE_ONLY"));
    }

    @Test
    void a_storm_raises() {
        given(risk("HOST-CPU").openedLately(20))
                .fires("A storm of a medium scenario is high")
                .produces(new RiskGrade("", "HIGH", "STORM"));
    }

    @Test
    void many_objects_raise() {
        given(risk("HOST-DISK-SPACE").openedLately(4))
                .fires("A high scenario on many objects is critical")
                .produces(new RiskGrade("", "CRITICAL", "MANY_OBJECTS"));
        given(risk("HOST-DISK-SPACE").openedLately(3)).fires(LEVEL);
    }

    @Test
    void an_inspection_that_keeps_failing_is_raised() {
        given(risk("INSPECTION-DISK-CAPACITY").joining(3, 5))
                .fires("An inspection finding of medium level that keeps failing is high")
                .produces(new RiskGrade("", "HIGH", "KEEPS_FAILING"));
    }

    @Test
    void repetition_raises() {
        given(risk("HOST-CPU").joining(5, 5))
                .fires("A medium scenario that keeps coming back is high")
                .produces(new RiskGrade("", "HIGH", "KEEPS_COMING_BACK"));
        given(risk("HOST-CPU").joining(4, 5)).fires(LEVEL);
    }

    @Test
    void a_return_after_completion_raises() {
        given(risk("HOST-CPU").completedSecondsAgo(60))
                .fires("A medium scenario that came back after completion is high")
                .produces(new RiskGrade("", "HIGH", "CAME_BACK"));
        given(risk("HOST-CPU").completedSecondsAgo(7200)).fires(LEVEL);
    }

    @Test
    void duration_raises_sooner_for_databases_and_web_services() {
        given(risk("WEB-ERRORS").joining(2, 30))
                .fires("A database or web scenario that lasts half an hour is critical")
                .produces(new RiskGrade("", "CRITICAL", "LASTS_LONG"));
        given(risk("HOST-MEMORY").joining(2, 30)).fires(LEVEL);
        given(risk("HOST-MEMORY").joining(2, 60))
                .fires("A high scenario that lasts an hour is critical")
                .produces(new RiskGrade("", "CRITICAL", "LASTS_LONG"));
    }
}
