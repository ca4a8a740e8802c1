package io.watchkeeper.decision.content;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The risk scenarios of a rulebook, in the order of {@code scenario/catalogue.csv}. */
public final class Catalogue {
    private final List<RiskScenario> scenarios;
    private final Map<String, RiskScenario> byCode = new LinkedHashMap<>();

    public Catalogue(List<RiskScenario> scenarios) {
        this.scenarios = List.copyOf(scenarios);
        scenarios.forEach(scenario -> byCode.put(scenario.code(), scenario));
    }

    public List<RiskScenario> scenarios() {
        return scenarios;
    }

    public Optional<RiskScenario> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }
}
