package io.watchkeeper.decision.content;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.watchkeeper.decision.Grade;
import io.watchkeeper.decision.Verdict;
import io.watchkeeper.decision.diagnosis.TreeContent;
import io.watchkeeper.decision.plan.EmergencyPlan;
import io.watchkeeper.decision.plan.Plans;

/** Which words a component of a fact can hold, where that is known: a table cell with another word can only be a mistake. */
public final class Vocabulary {
    private static final List<String> STATUS = List.of("FIRING", "RESOLVED");
    private static final List<String> SEVERITY = List.of("critical", "error", "warning", "info");

    private final Map<String, Words> byComponent;

    /**
     * The words of one component.
     *
     * @param code of the problem that another word is
     */
    public record Words(String code, List<String> allowed) {}

    public Vocabulary(Catalogue catalogue, Plans plans, Reasons reasons, Thesaurus thesaurus, TreeContent trees) {
        var domains = new TreeSet<String>();
        catalogue.scenarios().forEach(scenario -> domains.add(scenario.domain()));
        var scenario = new Words("UNKNOWN_SCENARIO", codes(catalogue));
        var reason = new Words(
                "UNKNOWN_REASON", reasons.texts().keySet().stream().sorted().toList());
        var grade = new Words(
                "UNKNOWN_GRADE", Arrays.stream(Grade.values()).map(Grade::name).toList());
        var plan = new Words(
                "UNKNOWN_PLAN", plans.plans().stream().map(EmergencyPlan::code).toList());
        var meaning = new Words(
                "UNKNOWN_MEANING",
                thesaurus.meanings().stream().map(Meaning::code).toList());
        var check = new Words(
                "UNKNOWN_CHECK", trees.checks().keySet().stream().sorted().toList());
        var cause = new Words(
                "UNKNOWN_CAUSE", trees.causes().keySet().stream().sorted().toList());
        byComponent = new HashMap<>(Map.ofEntries(
                Map.entry("CheckRequest.check", check),
                Map.entry("Diagnosis.cause", cause),
                Map.entry("Diagnosis.confidence", new Words("UNKNOWN_VALUE", List.of("HIGH", "MEDIUM", "LOW"))),
                Map.entry("Diagnosis.impact", new Words("UNKNOWN_VALUE", List.of("GRAVER", "USUAL"))),
                Map.entry("Evidence.status", new Words("UNKNOWN_VALUE", List.of("OK", "NO_ANSWER", "ERROR"))),
                Map.entry("SignalMeaning.meanings", meaning),
                Map.entry("SignalMeaning.measured", meaning),
                Map.entry("scenario", scenario),
                Map.entry("reason", reason),
                Map.entry("grade", grade),
                Map.entry("level", grade),
                Map.entry("plan", plan),
                Map.entry("domain", new Words("UNKNOWN_DOMAIN", List.copyOf(domains))),
                Map.entry("status", new Words("UNKNOWN_VALUE", STATUS)),
                Map.entry("importance", new Words("UNKNOWN_VALUE", List.of("high", "low"))),
                Map.entry("severity", new Words("UNKNOWN_VALUE", SEVERITY)),
                Map.entry("kind", new Words("UNKNOWN_VALUE", List.of("ALERT", "INSPECTION"))),
                Map.entry("Correlation.outcome", new Words("UNKNOWN_OUTCOME", outcomes())),
                Map.entry(
                        "InspectionResult.outcome", new Words("UNKNOWN_VALUE", List.of("PASSED", "FAILED", "ERROR")))));
        guards(reason);
    }

    private void guards(Words reason) {
        var would = new ArrayList<>(reason.allowed());
        would.add("");
        byComponent.put("GuardVerdict.wouldPass", new Words("UNKNOWN_REASON", would));
        GuardWords.ALL.forEach((component, words) -> byComponent.put(component, new Words("UNKNOWN_VALUE", words)));
    }

    private Vocabulary(Map<String, Words> byComponent) {
        this.byComponent = byComponent;
    }

    /** The same, but where another word would be a problem of one of these codes, any text will do. */
    public Vocabulary without(Set<String> codes) {
        var kept = new HashMap<>(byComponent);
        kept.values().removeIf(words -> codes.contains(words.code()));
        return new Vocabulary(kept);
    }

    /** The words of a component, empty where any text will do. */
    public Optional<Words> of(FactType type, FactField field) {
        return Optional.ofNullable(
                byComponent.getOrDefault(type.name() + "." + field.name(), byComponent.get(field.name())));
    }

    private static List<String> codes(Catalogue catalogue) {
        return catalogue.scenarios().stream().map(RiskScenario::code).toList();
    }

    private static List<String> outcomes() {
        return Arrays.stream(Verdict.Outcome.values()).map(Enum::name).toList();
    }
}
