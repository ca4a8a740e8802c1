package io.watchkeeper.facts;

/** The risk scenario that a signal belongs to, by the code of the catalogue. */
public record ScenarioMatch(String signal, String scenario) implements DecisionFact {
    public ScenarioMatch {
        signal = Normal.text(signal);
        scenario = Normal.text(scenario);
    }

    @Override
    public ScenarioMatch as(String other) {
        return new ScenarioMatch(other, scenario);
    }
}
