package io.watchkeeper.decision.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class OperationTrialTest {
    private final PlanLibrary library = SmallPlans.library();

    private OperationTrial trial(String code, Map<String, String> values, String target) {
        return OperationTrial.of(library, library.operation(code).orElseThrow(), values, target);
    }

    @Test
    void it_shows_what_would_be_done_how_that_is_verified_and_taken_back() {
        var restart = trial("RESTART", Map.of("service", "shop"), "web-1");
        assertThat(restart.flaws()).isEmpty();
        assertThat(restart.parts())
                .extracting(part -> part.deeds().get(0).lines())
                .containsExactly(List.of("systemctl restart shop"), List.of("systemctl is-active shop"));

        var drain = trial("DRAIN", Map.of("backend", "web"), "web-1").parts().get(0);
        assertThat(drain.deeds().get(0).lines()).containsExactly("set server web/web-1 state drain");
        assertThat(drain.undo().get(0).lines()).containsExactly("set server web/web-1 state ready");
    }

    @Test
    void what_is_missing_or_does_not_fit_is_told_by_the_name_of_its_field() {
        assertThat(trial("RESTART", Map.of(), "").flaws())
                .extracting(PlanFlaw::member)
                .contains("targets", "try.with.service");
        assertThat(trial("RESTART", Map.of("service", "x; reboot"), "web-1").flaws())
                .extracting(PlanFlaw::member, PlanFlaw::code)
                .contains(tuple("try.with.service", "BAD_PARAMETER"));
    }

    @Test
    void an_operation_for_hosts_is_not_done_to_a_database_that_is_known_to_be_one() {
        var files = SmallPlans.files();
        files.put("plans/operations/LOOK.yaml", SmallPlans.LOOK + "targets: [host, node]\n");
        var library = SmallPlans.library(files);
        var plan = library.plans().find("TURN").orElseThrow();
        for (var kind : List.of("HOST", "node", "")) {
            var request = PlanRequest.of(SmallPlans.event(), Map.of(), List.of(new Target(kind, "web-1", "web-1")));
            assertThat(Planning.of(library, plan, request)).as(kind).isInstanceOf(Planned.Ready.class);
        }
        var request = PlanRequest.of(SmallPlans.event(), Map.of(), List.of(new Target("database", "web-1", "web-1")));
        assertThat(((Planned.Flawed) Planning.of(library, plan, request)).flaws())
                .extracting(PlanFlaw::code, PlanFlaw::member, PlanFlaw::value, PlanFlaw::allowed)
                .contains(tuple("WRONG_TARGET", "steps.look.operation", "database/web-1", "host, node"));
        assertThat(SmallPlans.problems("plans/operations/LOOK.yaml", "idempotent", "targets: [Any Host]\nidempotent"))
                .extracting(problem -> problem.cell() + " " + problem.code())
                .contains("targets BAD_VALUE");
    }
}
