package io.watchkeeper.healing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.guard.HealBindings.Binding;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;

/**
 * Mode and plan as somebody gives them.
 *
 * @param planCode null for the one that the rulebook binds
 */
public record HealScenarioBody(String mode, String planCode) {
    /** @param plan null for none */
    record Wish(HealMode mode, String plan) {}

    /** @throws ProblemException 422 naming each member that cannot be used, and the scenario */
    Wish check(String scenario, Rulebook rulebook) {
        var flaws = new ArrayList<Flaw>();
        if (rulebook.catalogue().find(scenario).isEmpty()) {
            flaws.add(Flaw.of("UNKNOWN_SCENARIO", "There is no such scenario.", "没有该场景。")
                    .found(scenario));
        }
        var known =
                HealMode.known().stream().filter(one -> one.name().equals(mode)).findFirst();
        if (known.isEmpty()) {
            flaws.add(Flaw.at("/mode", "UNKNOWN_MODE", "There is no such mode.", "没有该模式。")
                    .found(mode)
                    .allowing(HealMode.known().stream().map(Enum::name).collect(Collectors.joining(", "))));
        }
        var plan = plan(scenario, rulebook);
        if (plan.isPresent() && rulebook.plans().find(plan.get()).isEmpty()) {
            flaws.add(Flaw.at("/planCode", "UNKNOWN_PLAN", "There is no such plan.", "没有该预案。")
                    .found(plan.get()));
        }
        if (plan.isEmpty() && known.filter(HealMode::decides).isPresent()) {
            flaws.add(Flaw.at("/planCode", "MISSING_PLAN", "This mode needs a plan to run.", "该模式必须指定要执行的预案。"));
        }
        if (!flaws.isEmpty()) {
            throw ProblemException.unprocessable("Self-heal cannot be set so.", List.copyOf(flaws));
        }
        return new Wish(known.get(), plan.orElse(null));
    }

    private Optional<String> plan(String scenario, Rulebook rulebook) {
        return Optional.ofNullable(planCode)
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .or(() -> rulebook.bindings().of(scenario).map(Binding::plan));
    }
}
