package io.watchkeeper.decision.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.RulebookProblem.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanReviewTest {
    private static final String PLAN = "plans/TURN.yaml";

    @Test
    void what_the_other_tests_vary_is_in_order() {
        assertThat(SmallPlans.problems(SmallPlans.files())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "operation: LOOK   | operation: LOOC   | steps.look.operation         | UNKNOWN_OPERATION",
                "check: FREE       | check: FRE        | verify[0].check              | UNKNOWN_CHECK",
                "{backend: \"${parameters.backend}\"} | {} | steps.drain.with | MISSING_PARAMETER",
                "{backend: \"${parameters.backend}\"} | {backend: web, colour: red} | steps.drain.with.colour | UNKNOWN_PARAMETER",
                "{backend: \"${parameters.backend}\"} | {backend: 'a b'} | steps.drain.with.backend | BAD_PARAMETER",
                "{backend: \"${parameters.backend}\"} | {backend: 'a-${event.object}'} | steps.drain.with.backend | BAD_VALUE",
                "{backend: \"${parameters.backend}\"} | {backend: '${parameters.backhand}'} | steps.drain.with.backend | UNKNOWN_REFERENCE",
                "{backend: \"${parameters.backend}\"} | {backend: '${event.colour}'} | steps.drain.with.backend | UNKNOWN_REFERENCE",
                "{backend: \"${parameters.backend}\"} | {backend: '${steps.restart.exit}'} | steps.drain.with.backend | NOT_BEFORE",
                "{backend: \"${parameters.backend}\"} | {backend: '${steps.nowhere.exit}'} | steps.drain.with.backend | UNKNOWN_STEP",
                "{backend: \"${parameters.backend}\"} | {backend: '${steps.look.colour}'} | steps.drain.with.backend | UNKNOWN_OUTPUT",
                "{backend: \"${parameters.backend}\"} | {backend: '${steps.look.exit}'} | steps.drain.with.backend | WRONG_TYPE",
                "${steps.look.exit} | ${steps.look.code} | steps.restart.when.output | UNKNOWN_OUTPUT",
            })
    void what_is_wrong_with_a_plan_is_told_with_its_member(String passage, String other, String member, String code) {
        assertThat(SmallPlans.problems(PLAN, passage, other))
                .extracting(RulebookProblem::file, RulebookProblem::cell, RulebookProblem::code)
                .contains(tuple(PLAN, member, code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tier: 2           | tier: 1           | steps.restart.operation  | TIER_TOO_LOW",
                "tier: 2           | tier: 7           | tier                     | BAD_TIER",
                "batch:            | batches:          | batches                  | UNKNOWN_MEMBER",
                "first: 1          | first: 0          | batch.first              | BAD_NUMBER",
                "pause: 3s         | pause: soon       | steps.restart.retry.pause | BAD_DURATION",
                "type: name, default: web | type: nome, default: web | parameters.backend.type | UNKNOWN_TYPE",
                "default: web      | default: 'w b'    | parameters.backend.default | BAD_PARAMETER",
                "${event.labels.service} | ${target.name} | parameters.service.default | UNKNOWN_REFERENCE",
                "[\"${event.object}\"] | ['${steps.look.exit}'] | targets | UNKNOWN_REFERENCE",
                "'>= 20'           | 'good'            | verify[0].must           | BAD_REQUIREMENT",
                "id: drain         | id: look          | steps.look.id            | DUPLICATE_STEP",
                "id: drain         | id: Drain It      | steps.Drain It.id        | BAD_NAME",
                "operation: DRAIN  | operation: DRAIN, check: FREE | steps.drain.check | TWO_DEEDS",
                "zh: 摘流          | zz: 摘流          | steps.drain.zh           | MISSING_VALUE",
                "id: drain         | id: drain, after: [lock] | steps.drain.after | UNKNOWN_STEP",
                "id: drain         | id: drain, each: once | steps.drain.with.server | NO_TARGET",
                "operation: DRAIN  | plan: TURN        | steps                    | PLAN_CIRCLE",
                "danger: 0, form:  | attended: true, form: | steps.ask.attended   | BAD_VALUE",
                "danger: 0, form: {note: {type: text, en: a note, zh: 备注}} | attended: true, approve: true | steps.ask.attended | BAD_VALUE",
            })
    void what_is_wrong_with_its_form_is_told_with_its_member(String passage, String other, String member, String code) {
        assertThat(SmallPlans.problems(PLAN, passage.replace("'>= 20'", "\">= 20\""), other))
                .extracting(RulebookProblem::file, RulebookProblem::cell, RulebookProblem::code)
                .contains(tuple(PLAN, member, code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST, /x, '{\"text\": \"unit {service}\"}'",
                "POST, /x, '{\"{service}\": 1}'",
                "POST, /x, '{\"a\": [{\"b\": \"{service}!\"}]}'",
                "POST, '/x{service}'",
                "POST, '/x?unit={service}&{service}=1'",
                "'{service}', /x"
            })
    void a_value_is_a_whole_text_of_a_body_a_segment_or_a_value_of_a_query(String does) {
        var http = SmallPlans.RESTART
                .replace("kind: SSH", "kind: HTTP")
                .replace("systemctl, restart, \"{service}\"", does);
        var files = SmallPlans.files();
        files.put("plans/operations/RESTART.yaml", http);
        assertThat(SmallPlans.problems(files))
                .extracting(RulebookProblem::file, RulebookProblem::cell)
                .contains(tuple("plans/operations/RESTART.yaml", "does"));
        files.put(
                "plans/operations/RESTART.yaml",
                http.replace(does, "POST, '/{service}?a={service}', '{\"b\": \"{service}\"}'"));
        assertThat(SmallPlans.problems(files)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RESTART | kind: SSH | kind: SHH                         | kind    | UNKNOWN_KIND",
                "RESTART | \"{service}\" | \"unit-{service}\"            | does    | MISPLACED_PARAMETER",
                "RESTART | systemctl, restart | psql, -c                  | does    | MISPLACED_PARAMETER",
                "RESTART | systemctl, restart | sudo, -n                  | does    | MISPLACED_PARAMETER",
                "RESTART | systemctl, restart | ssh, web-2                | does    | MISPLACED_PARAMETER",
                "RESTART | \"{service}\" | \"{servise}\"                 | does    | UNKNOWN_PARAMETER",
                "RESTART | ', \"{service}\"' | ''                         | parameters.service | UNUSED_VALUE",
                "RESTART | connection: hosts | idempotent: true           | ''      | BROKEN_YAML",
                "RESTART | danger: 2 | danger: 5                          | danger  | BAD_NUMBER",
                "RESTART | verify: LOOK | verify: LOC                     | verify  | UNKNOWN_OPERATION",
                "RESTART | verify: LOOK | verify: KILL                    | verify  | CHANGING_VERIFICATION",
                "RESTART | verify: LOOK | undo: DRAIN                     | undo    | MISSING_PARAMETER",
                "DRAIN   | '{backend}/{server}' | 'x{backend}/{server}'   | does    | MISPLACED_PARAMETER",
                "KILL    | :pid | ':pit'                                  | does    | UNKNOWN_PARAMETER",
                "KILL    | kind: SQL | kind: MANUAL                       | kind    | BAD_VALUE",
            })
    void what_is_wrong_with_an_operation_is_told_with_its_member(
            String code, String passage, String other, String member, String problem) {
        var path = "plans/operations/" + code + ".yaml";
        assertThat(SmallPlans.problems(path, passage, other))
                .extracting(RulebookProblem::file, RulebookProblem::code)
                .contains(tuple(path, problem));
        assertThat(SmallPlans.problems(path, passage, other))
                .filteredOn(found -> found.code().equals(problem) && !member.isEmpty())
                .allSatisfy(found -> assertThat(found.cell()).isEqualTo(member));
    }

    @Test
    void a_host_beside_the_target_is_named_by_a_parameter_that_no_text_uses() {
        var path = "plans/operations/RESTART.yaml";
        var host = "parameters:\n  host: {type: host, default: gateway-1, en: where, zh: 主机}\n";
        assertThat(SmallPlans.problems(path, "parameters:\n", host)).isEmpty();
        assertThat(SmallPlans.problems("plans/operations/DRAIN.yaml", "parameters:\n", host))
                .extracting(RulebookProblem::code)
                .contains("UNUSED_VALUE");
    }

    @Test
    void a_step_that_waits_for_itself_is_told() {
        assertThat(SmallPlans.problems(PLAN, "    retry:", "    after: [ask]\n    retry:"))
                .extracting(RulebookProblem::code)
                .containsExactly("STEP_CIRCLE");
    }

    @Test
    void no_plan_uses_a_draft_and_one_that_uses_what_is_deprecated_is_warned() {
        var path = "plans/operations/LOOK.yaml";
        assertThat(SmallPlans.problems(path, "danger: 0", "danger: 0\nlife: DRAFT"))
                .extracting(RulebookProblem::cell, RulebookProblem::code)
                .containsExactly(tuple("steps.look.operation", "DRAFT_OPERATION"));
        assertThat(SmallPlans.problems(path, "danger: 0", "danger: 0\nlife: DEPRECATED"))
                .extracting(
                        RulebookProblem::severity, RulebookProblem::file, RulebookProblem::code, RulebookProblem::value)
                .containsExactly(
                        tuple(Severity.WARNING, path, "OPERATION_IN_USE", "TURN"),
                        tuple(Severity.WARNING, PLAN, "DEPRECATED_OPERATION", "LOOK"));
    }

    @Test
    void operations_for_kinds_of_which_no_target_is_both_are_told() {
        var files = SmallPlans.files();
        files.put("plans/operations/LOOK.yaml", SmallPlans.LOOK + "targets: [host, node]\n");
        files.put("plans/operations/RESTART.yaml", SmallPlans.RESTART + "targets: [service, node]\n");
        assertThat(SmallPlans.problems(files)).isEmpty();
        files.put("plans/operations/RESTART.yaml", SmallPlans.RESTART + "targets: [service, pod]\n");
        assertThat(SmallPlans.problems(files))
                .extracting(RulebookProblem::severity, RulebookProblem::file, RulebookProblem::code)
                .containsExactly(tuple(Severity.WARNING, PLAN, "NO_COMMON_TARGET"));
    }

    @Test
    void the_nearest_name_is_suggested() {
        assertThat(SmallPlans.problems(PLAN, "operation: DRAIN", "operation: DRAINS"))
                .singleElement()
                .extracting(RulebookProblem::suggestion)
                .isEqualTo("DRAIN");
    }
}
