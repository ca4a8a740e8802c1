package io.watchkeeper.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import java.util.TreeMap;

import io.watchkeeper.facts.Sentence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulebookCompilerTest {
    @Test
    void the_shipped_rules_are_a_rulebook() {
        var rulebook = BuiltInRules.rulebook();

        assertThat(rulebook.catalogue().scenarios()).hasSizeGreaterThanOrEqualTo(15);
        assertThat(rulebook.triggers("HOST-DISK-SPACE"))
                .isNotEmpty()
                .allSatisfy(trigger -> assertThat(trigger.conditions()).isNotEmpty());
        assertThat(rulebook.linkedPlans("HOST-DISK-SPACE")).contains("DISK-CLEAN");
    }

    @Test
    void a_scenario_tells_its_triggers_and_plans() {
        try (var rulebook = RulebookCompiler.compile(7, SmallRules.content())) {
            assertThat(rulebook.version()).isEqualTo(7);
            assertThat(rulebook.triggers("DISK"))
                    .containsExactly(new TriggerItem(
                            "scenario/scenario.drl.csv",
                            9,
                            "A full disk",
                            new TreeMap<>(Map.of("Words", "disk, full")),
                            new TreeMap<>(Map.of("Words", new Sentence("disk, full", "disk、full")))));
            assertThat(rulebook.triggers("UNCLASSIFIED")).isEmpty();
            assertThat(rulebook.linkedPlans("DISK")).containsExactly("CLEAN");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "scenario/catalogue.csv, DISK,            UNCLASSIFIED, A3, DUPLICATE_CODE",
        "scenario/catalogue.csv, UNCLASSIFIED,    OTHER,        '', MISSING_CATCH_ALL",
        "scenario/catalogue.csv, HIGH,            HIHG,         E2, UNKNOWN_GRADE",
        "scenario/catalogue.csv, Disk full,       '',           B2, MISSING_VALUE",
        "scenario/catalogue.csv, name_en,         names,        B1, UNKNOWN_COLUMN",
        "scenario/catalogue.csv, DISK,            disk,         A2, BAD_CODE",
        "reasons.csv,            首次出现,          '',           C2, MISSING_VALUE",
        "reasons.csv,            '上出现 {occurrences} 次', 出现, C3, UNEQUAL_ARGUMENTS",
        "reasons.csv,            First seen,      {colour},     B2, UNKNOWN_ARGUMENT",
        "reasons.csv,            QUIET,           FIRST,        A4, DUPLICATE_CODE",
        "plans/CLEAN.yaml,       'code: CLEAN',   'code: WASH', code, BAD_CODE",
        "plans/CLEAN.yaml,       'tier: 1',       'tier: 9',    tier, BAD_TIER",
        "plans/CLEAN.yaml,       'tier: 1',       'colour: 1',  colour, UNKNOWN_MEMBER",
        "plans/CLEAN.yaml,       'tier: 1',       'tier: @1',   4,  BROKEN_YAML",
        "grading/grading.drl.csv, 'LOW,FIRST',    'LOW,FISRT',  G11, UNKNOWN_REASON",
        "grading/grading.drl.csv, 'LOW,FIRST',    'LOWER,FIRST', F11, UNKNOWN_GRADE",
        "recommendation/recommendation.drl.csv, 'CLEAN,1', 'CLEEN,1', B10, UNKNOWN_PLAN",
        "recommendation/recommendation.drl.csv, 'DISK, UNC', 'DISC, UNC', A9, UNKNOWN_SCENARIO",
        "scenario/scenario.drl.csv, ',DISK',      ',DISC',      D9, UNKNOWN_SCENARIO",
        "scenario/scenario.drl.csv, A full disk,  Whatever is not recognised, A9, DUPLICATE_NAME",
        "scenario/scenario.drl,  QUIET,           QUIETER,      8,  UNKNOWN_REASON",
        "scenario/scenario.drl,  UNCLASSIFIED,    NONE,         17, UNKNOWN_SCENARIO",
    })
    void what_is_wrong_with_content_is_told_with_its_place(
            String file, String passage, String other, String cell, String code) {
        assertThat(SmallRules.problems(SmallRules.with(file, passage, other)))
                .extracting(RulebookProblem::file, RulebookProblem::cell, RulebookProblem::code)
                .contains(tuple(file, cell, code));
    }

    @Test
    void a_missing_file_is_told() {
        assertThat(SmallRules.problems(SmallRules.without("reasons.csv")))
                .extracting(RulebookProblem::file, RulebookProblem::code)
                .contains(tuple("reasons.csv", "MISSING_FILE"));
    }

    @Test
    void an_empty_stage_is_told() {
        assertThat(SmallRules.problems(SmallRules.without(SmallRules.CORRELATION)))
                .extracting(RulebookProblem::file, RulebookProblem::code)
                .containsExactly(tuple("correlation", "EMPTY_STAGE"));
    }

    @Test
    void a_rule_file_that_no_stage_reads_is_told() {
        assertThat(SmallRules.problems(SmallRules.with("gradings/more.drl", "package rules.gradings;")))
                .extracting(RulebookProblem::file, RulebookProblem::code)
                .containsExactly(tuple("gradings/more.drl", "UNKNOWN_FILE"));
    }

    @Test
    void a_suggestion_is_made_for_a_misspelt_code() {
        assertThat(SmallRules.problems(SmallRules.with(SmallRules.GRADING, "LOW,FIRST", "LOW,FISRT")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.suggestion()).isEqualTo("FIRST");
                    assertThat(problem.allowed()).contains("AGAIN");
                });
    }

    @Test
    void codes_of_a_catalogue_that_cannot_be_read_are_not_missed_in_every_table() {
        assertThat(SmallRules.problems(SmallRules.with("scenario/catalogue.csv", "kode,name\nDISK,Disk\n")))
                .extracting(RulebookProblem::file, RulebookProblem::cell)
                .containsExactly(tuple("scenario/catalogue.csv", "A1"));
    }

    @Test
    void drools_own_complaint_names_file_and_line() {
        var content = SmallRules.with(
                SmallRules.CORRELATION,
                "OpenEvent(signal == $e.signal)\n    not",
                "OpenEvent(signal == $e.signal, importance == 1)\n    not");

        assertThat(SmallRules.problems(content)).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.file()).isEqualTo(SmallRules.CORRELATION);
            assertThat(problem.code()).isEqualTo("DRL_ERROR");
            assertThat(problem.message().en()).contains("importance");
        });
    }
}
