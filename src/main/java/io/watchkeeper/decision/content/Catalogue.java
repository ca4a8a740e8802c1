package io.watchkeeper.decision.content;

import java.util.List;
import java.util.Optional;

/** The risk scenarios of a rulebook, in the order of {@code scenario/catalogue.csv}. */
public record Catalogue(List<RiskScenario> scenarios) {
    public Catalogue {
        scenarios = List.copyOf(scenarios);
    }

    public Optional<RiskScenario> find(String code) {
        return scenarios.stream()
                .filter(scenario -> scenario.code().equals(code))
                .findFirst();
    }
}
