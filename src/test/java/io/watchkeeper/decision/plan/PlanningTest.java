package io.watchkeeper.decision.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.watchkeeper.decision.diagnosis.EventFacts;
import io.watchkeeper.decision.diagnosis.Given;
import io.watchkeeper.decision.plan.PlannedStep.Condition;
import org.junit.jupiter.api.Test;

class PlanningTest {
    private static final Target WEB_1 = new Target("HOST", "web-1", "10.0.0.1");
    private static final Target WEB_2 = new Target("HOST", "web-2", "10.0.0.2");

    @Test
    void what_is_known_is_put_in_and_what_the_run_tells_stays_open() {
        var run = ready(Map.of(), List.of(WEB_1, WEB_2));

        assertThat(run.targets()).containsExactly(WEB_1, WEB_2);
        assertThat(run.tier()).isEqualTo(2);
        assertThat(List.of(run.first(), run.batch(), run.tolerance())).containsExactly(1, 5, 1);
        var drain = run.step("drain").orElseThrow();
        assertThat(drain.call().call().connection()).isEqualTo("haproxy");
        assertThat(drain.call().call().values()).containsExactly(Map.entry("backend", "web"));
        assertThat(drain.call().open())
                .containsExactly(Map.entry("server", new Given.Reference("target.name", Optional.empty())));
        assertThat(drain.perTarget()).isTrue();
        assertThat(drain.undo().orElseThrow().call().operation()).isEqualTo("RETURN");
    }

    @Test
    void steps_follow_each_other_where_nothing_else_is_said_and_what_verifies_follows_its_operation() {
        var run = ready(Map.of(), List.of(WEB_1));

        assertThat(run.steps())
                .extracting(PlannedStep::id, step -> String.join(" ", step.after()))
                .containsExactly(
                        tuple("look", ""),
                        tuple("drain", "look"),
                        tuple("restart", "drain"),
                        tuple("restart.verify", "restart"),
                        tuple("ask", "restart.verify"));
        var restart = run.step("restart").orElseThrow();
        assertThat(restart.when()).contains(new Condition("steps.look.exit", java.util.Set.of("0", "3")));
        assertThat(restart.retries()).isEqualTo(2);
        assertThat(restart.pause()).isEqualTo(Duration.ofSeconds(3));
        assertThat(run.reversible()).as("nothing takes a restart back").isFalse();
    }

    @Test
    void a_check_needs_no_rulebook_once_it_is_planned() {
        var run = ready(Map.of(), List.of(WEB_1));

        var before = run.checks().get(0);
        var resolved = CallResolution.of(before.call(), Optional.of(WEB_1), path -> Optional.empty());
        var check = CheckedCall.of(((CallResolution.Ready) resolved).call());
        assertThat(check.requirement()).isEqualTo(Requirement.ANSWERS);
        assertThat(check.check().values()).containsEntry("host", "10.0.0.1").containsEntry("port", "22");
        assertThat(check.check().source()).isEqualTo("network");
        assertThat(check.check().event()).contains(7L);
        assertThat(check.check().timeout()).isEqualTo(Duration.ofSeconds(5));

        var after = run.verification().get(0);
        assertThat(after.call().call().kind()).isEqualTo(OperationKind.WAIT);
        assertThat(after.call().call().timeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(after.text().en()).isEqualTo("Is it free?");
        assertThat(CheckedCall.of(after.call().call()).requirement().text()).isEqualTo(">= 20");
    }

    @Test
    void a_label_that_looks_like_a_reference_is_a_value_that_does_not_fit() {
        var event =
                EventFacts.of(Map.of("object", "web-1"), Map.of("service", "${steps.look.state}", "instance", "web-1"));
        assertThat(flaws(PlanRequest.of(event, Map.of(), List.of(WEB_1))))
                .extracting(PlanFlaw::member, PlanFlaw::code)
                .contains(tuple("parameters.service", "BAD_PARAMETER"));
    }

    @Test
    void hostile_values_are_told_with_their_parameter() {
        for (var hostile : List.of("shop; rm -rf /", "$(id)", "shop\nreboot", "-rf", "a b", "'")) {
            assertThat(flaws(PlanRequest.of(SmallPlans.event(), Map.of("service", hostile), List.of(WEB_1))))
                    .extracting(PlanFlaw::member, PlanFlaw::code, PlanFlaw::value)
                    .contains(tuple("parameters.service", "BAD_PARAMETER", hostile));
        }
        var target = new Target("HOST", "web-1 ; shutdown", "10.0.0.1");
        assertThat(flaws(PlanRequest.of(SmallPlans.event(), Map.of(), List.of(target))))
                .extracting(PlanFlaw::member)
                .contains("steps.drain.with.server");
    }

    @Test
    void what_nobody_tells_is_missing_and_what_nobody_asked_for_is_unknown() {
        var event = EventFacts.of(Map.of("object", "web-1"), Map.of());
        assertThat(flaws(PlanRequest.of(event, Map.of("colour", "red"), List.of(WEB_1))))
                .extracting(PlanFlaw::member, PlanFlaw::code)
                .contains(
                        tuple("parameters.service", "MISSING_PARAMETER"),
                        tuple("parameters.colour", "UNKNOWN_PARAMETER"),
                        tuple("verify[0].with.instance", "MISSING_PARAMETER"));
    }

    @Test
    void no_plan_acts_on_everything_or_on_nothing() {
        var event = EventFacts.of(Map.of(), Map.of("service", "shop", "instance", "web-1"));
        assertThat(flaws(PlanRequest.of(event, Map.of(), List.of())))
                .extracting(PlanFlaw::member, PlanFlaw::code)
                .contains(tuple("targets", "MISSING_VALUE"));
    }

    @Test
    void targets_are_those_of_the_plan_where_nobody_says_and_each_is_one() {
        var plan = SmallPlans.library().plans().find("TURN").orElseThrow();
        assertThat(Planning.targetNames(plan, PlanRequest.of(SmallPlans.event(), Map.of(), List.of())))
                .containsExactly("web-1");
        assertThat(ready(Map.of(), List.of()).targets()).containsExactly(new Target("HOST", "web-1", "web-1"));
        assertThat(ready(Map.of(), List.of(WEB_1, WEB_1, WEB_2)).targets()).containsExactly(WEB_1, WEB_2);
    }

    @Test
    void the_steps_of_a_called_plan_stand_where_it_is_called() {
        var files = SmallPlans.files();
        files.put(
                "plans/BOTH.yaml",
                """
                code: BOTH
                name: {en: Both, zh: 两者}
                description: {en: Both, zh: 两者}
                tier: 2
                steps:
                  - {id: person, en: Who, zh: 谁, form: {service: {type: name, en: service, zh: 服务}}}
                  - {id: turn, en: In turn, zh: 逐个, plan: TURN, with: {service: "${steps.person.service}"}}
                  - {id: other, en: Beside, zh: 并行, after: []}
                  - {id: end, en: End, zh: 结束, after: [turn, other]}
                """);
        var library = SmallPlans.library(files);
        var request = PlanRequest.of(SmallPlans.event(), Map.of(), List.of(WEB_1));
        var run = ((Planned.Ready)
                        Planning.of(library, library.plans().find("BOTH").orElseThrow(), request))
                .run();

        assertThat(run.steps())
                .extracting(PlannedStep::id, step -> String.join(" ", step.after()))
                .containsExactly(
                        tuple("person", ""),
                        tuple("turn.look", "person"),
                        tuple("turn.drain", "turn.look"),
                        tuple("turn.restart", "turn.drain"),
                        tuple("turn.restart.verify", "turn.restart"),
                        tuple("turn.ask", "turn.restart.verify"),
                        tuple("other", ""),
                        tuple("end", "other turn.ask"));
        var restart = run.step("turn.restart").orElseThrow();
        assertThat(restart.call().open().get("service").path()).isEqualTo("steps.person.service");
        assertThat(restart.when().orElseThrow().output()).isEqualTo("steps.turn.look.exit");
        assertThat(run.checks()).hasSize(1);
    }

    @Test
    void outputs_are_put_in_when_they_are_there_and_fit() {
        var open = new PlannedStep.PlannedCall(
                ready(Map.of(), List.of(WEB_1))
                        .step("drain")
                        .orElseThrow()
                        .call()
                        .call(),
                new java.util.TreeMap<>(Map.of("server", new Given.Reference("steps.look.state", Optional.empty()))),
                2);
        assertThat(CallResolution.of(open, Optional.of(WEB_1), path -> Optional.of("web-9")))
                .isInstanceOfSatisfying(CallResolution.Ready.class, ready -> {
                    assertThat(ready.call().values()).containsEntry("server", "web-9");
                    assertThat(ready.call().target()).contains(WEB_1);
                });
        assertThat(CallResolution.of(open, Optional.of(WEB_1), path -> Optional.empty()))
                .isEqualTo(new CallResolution.Impossible("no step told server: ${steps.look.state}"));
        assertThat(CallResolution.of(open, Optional.of(WEB_1), path -> Optional.of("a; reboot")))
                .isInstanceOf(CallResolution.Impossible.class);
    }

    private static PlannedRun ready(Map<String, String> parameters, List<Target> targets) {
        var planned = plan(PlanRequest.of(SmallPlans.event(), parameters, targets));
        assertThat(planned).isInstanceOf(Planned.Ready.class);
        return ((Planned.Ready) planned).run();
    }

    private static List<PlanFlaw> flaws(PlanRequest request) {
        return ((Planned.Flawed) plan(request)).flaws();
    }

    private static Planned plan(PlanRequest request) {
        var library = SmallPlans.library();
        return Planning.of(library, library.plans().find("TURN").orElseThrow(), request);
    }
}
