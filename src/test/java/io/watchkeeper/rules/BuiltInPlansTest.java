package io.watchkeeper.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.watchkeeper.decision.BuiltInRules;
import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.content.ChecksFile;
import io.watchkeeper.decision.diagnosis.CheckDefinition;
import io.watchkeeper.decision.diagnosis.EventFacts;
import io.watchkeeper.decision.diagnosis.ParameterType;
import io.watchkeeper.decision.plan.EmergencyPlan;
import io.watchkeeper.decision.plan.OperationFile;
import io.watchkeeper.decision.plan.OperationKind;
import io.watchkeeper.decision.plan.PlanFile;
import io.watchkeeper.decision.plan.PlanLibrary;
import io.watchkeeper.decision.plan.PlanRequest;
import io.watchkeeper.decision.plan.PlanReview;
import io.watchkeeper.decision.plan.Planned;
import io.watchkeeper.decision.plan.PlannedRun;
import io.watchkeeper.decision.plan.PlannedRunJson;
import io.watchkeeper.decision.plan.PlannedStep;
import io.watchkeeper.decision.plan.Planning;
import io.watchkeeper.decision.plan.Rehearsal;
import io.watchkeeper.decision.plan.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The plans and operations of {@code rules/}. */
class BuiltInPlansTest {
    private static final Problems PROBLEMS = new Problems();
    private static final PlanLibrary LIBRARY = library();
    private static final List<Target> TARGETS =
            List.of(new Target("HOST", "web-1", "10.0.0.1"), new Target("HOST", "web-2", "10.0.0.2"));
    private static final EventFacts EVENT = EventFacts.of(
            Map.of(
                    "id", "7",
                    "object", "web-1",
                    "objectKind", "HOST",
                    "application", "shop",
                    "startedAt", "2026-01-31T08:00:00Z"),
            Map.of(
                    "instance", "web-1:9100",
                    "service", "shop",
                    "program", "shop-worker",
                    "backend", "web",
                    "frontend", "https",
                    "namespace", "shop",
                    "deployment", "shop",
                    "pod", "shop-7d9f",
                    "node", "node-3",
                    "switch", "recommendations"));
    /** What no event tells. */
    private static final Map<String, Map<String, String>> TYPED = Map.of(
            "SCALE-OUT", Map.of("replicas", "6", "previous", "4"),
            "RATE-LIMIT", Map.of("connections", "800", "usual", "1000"));

    @Test
    void nothing_is_wrong_with_them() {
        assertThat(PROBLEMS.found()).isEmpty();
    }

    @Test
    void at_least_20_plans_act_by_themselves() {
        assertThat(acting()).hasSizeGreaterThanOrEqualTo(20);
        assertThat(LIBRARY.plans().plans()).hasSize(65);
    }

    @ParameterizedTest
    @MethodSource("plans")
    void each_can_be_planned_for_an_event(String code) {
        var run = run(code);
        assertThat(PlannedRunJson.read(PlannedRunJson.write(run))).isEqualTo(run);
        assertThat(run.targets()).isNotEmpty();
        var rehearsal = Rehearsal.of(run);
        assertThat(rehearsal.steps()).allSatisfy(part -> assertThat(part.deeds())
                .hasSize(part.step().perTarget() ? run.targets().size() : 1));
        assertThat(rehearsal.steps())
                .flatExtracting(Rehearsal.Part::deeds)
                .flatExtracting(Rehearsal.Deed::lines)
                .noneMatch(line -> line.contains("${"));
    }

    @Test
    void every_operation_that_changes_something_on_a_server_in_use_is_danger_2_or_more() {
        for (var code : List.of("UNIT-RESTART", "HAPROXY-DRAIN", "K8S-DRAIN", "PG-TERMINATE", "NGINX-SERVER-DOWN")) {
            assertThat(LIBRARY.operations().get(code).danger()).as(code).isGreaterThanOrEqualTo(2);
        }
        assertThat(List.of("PG-PROMOTE", "HOST-REBOOT")).allSatisfy(code -> assertThat(
                        LIBRARY.operations().get(code))
                .satisfies(operation -> assertThat(operation.danger()).isEqualTo(3))
                .satisfies(operation -> assertThat(operation.idempotent()).isFalse()));
    }

    @Test
    void a_restart_in_turn_gives_traffic_back_on_a_roll_back_and_looks_whether_it_runs() {
        var run = run("SERVICE-RESTART");
        assertThat(run.first()).isEqualTo(1);
        assertThat(run.step("drain").orElseThrow().undo().orElseThrow().call().operation())
                .isEqualTo("HAPROXY-READY");
        assertThat(run.step("restart.verify").orElseThrow().after()).containsExactly("restart");
        assertThat(run.step("ready").orElseThrow().after()).containsExactly("restart.verify");
    }

    @Test
    void eleven_scenarios_are_bound_to_plans_that_ask_nobody_where_they_run_by_themselves() {
        var bound = BuiltInRules.rulebook().bindings().byScenario();
        var alone = bound.keySet().stream()
                .filter(scenario -> unattended(bound.get(scenario).plan()).steps().stream()
                        .noneMatch(step -> step.call().call().kind() == OperationKind.MANUAL));
        assertThat(alone)
                .containsExactly(
                        "DATABASE-CONNECTIONS",
                        "HOST-DISK-INODES",
                        "HOST-DISK-SPACE",
                        "HOST-PROCESS",
                        "HOST-SERVICE-FAILED",
                        "HOST-TIME-DRIFT",
                        "K8S-POD-CRASH",
                        "RUNTIME-MEMORY",
                        "RUNTIME-POOL",
                        "SERVICE-DOWN",
                        "UPSTREAM-DOWN");
    }

    @Test
    void what_is_left_out_without_a_person_leaves_the_order_of_the_others() {
        assertThat(run("SERVICE-RESTART").steps()).extracting(PlannedStep::id).startsWith("release", "evidence");
        var alone = unattended("SERVICE-RESTART");
        assertThat(alone.steps()).extracting(PlannedStep::id).startsWith("evidence", "drain");
        assertThat(alone.step("evidence").orElseThrow().after()).isEmpty();
        assertThat(alone.step("drain").orElseThrow().after()).containsExactly("evidence");
    }

    @Test
    void a_parameter_with_a_shell_in_it_reaches_no_plan() {
        for (var plan : acting()) {
            for (var parameter : plan.parameters().values()) {
                if (parameter.type() != ParameterType.TEXT) {
                    var typed = new HashMap<>(TYPED.getOrDefault(plan.code(), Map.of()));
                    typed.put(parameter.name(), "x; reboot #");
                    assertThat(Planning.of(LIBRARY, plan, PlanRequest.of(EVENT, typed, TARGETS)))
                            .as(plan.code() + " " + parameter.name())
                            .isInstanceOf(Planned.Flawed.class);
                }
            }
        }
    }

    private static Stream<String> plans() {
        return LIBRARY.plans().plans().stream().map(EmergencyPlan::code);
    }

    private static List<EmergencyPlan> acting() {
        return LIBRARY.plans().plans().stream().filter(EmergencyPlan::acts).toList();
    }

    private static PlannedRun run(String code) {
        var plan = LIBRARY.plans().find(code).orElseThrow();
        return planned(plan, PlanRequest.of(EVENT, TYPED.getOrDefault(code, Map.of()), TARGETS));
    }

    private static PlannedRun unattended(String code) {
        var plan = LIBRARY.plans().find(code).orElseThrow();
        var request = PlanRequest.of(EVENT, TYPED.getOrDefault(code, Map.of()), TARGETS);
        return planned(plan, request.unattended());
    }

    private static PlannedRun planned(EmergencyPlan plan, PlanRequest request) {
        var planned = Planning.of(LIBRARY, plan, request);
        assertThat(planned).as(plan.code()).isInstanceOf(Planned.Ready.class);
        return ((Planned.Ready) planned).run();
    }

    private static PlanLibrary library() {
        var files = BuiltInRules.content().files();
        var plans = new TreeMap<String, String>();
        var operations = new TreeMap<String, String>();
        files.forEach((path, text) -> {
            if (path.startsWith(OperationFile.FOLDER)) {
                operations.put(path, text);
            } else if (path.startsWith(PlanFile.FOLDER)) {
                plans.put(path, text);
            }
        });
        var checks = new HashMap<String, CheckDefinition>();
        ChecksFile.read(files.get(ChecksFile.PATH), PROBLEMS.in(ChecksFile.PATH))
                .forEach(check -> checks.put(check.code(), check));
        var library = new PlanLibrary(PlanFile.read(plans, PROBLEMS), OperationFile.read(operations, PROBLEMS), checks);
        PlanReview.of(library, PROBLEMS);
        return library;
    }
}
