package io.watchkeeper.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.watchkeeper.decision.Stage;
import io.watchkeeper.decision.StageDecision.FiredRule;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.journal.DecisionView;

/**
 * Why one signal did to the event what it did, stage by stage.
 *
 * @param signal its id, empty where it was only tried
 */
public record Explanation(String signal, Instant decidedAt, long rulebookVersion, List<StageAnswers> stages) {
    /** Said in words elsewhere on the page, or without meaning outside the engine. */
    private static final Set<String> NOT_SHOWN = Set.of("type", "signal", "reason");

    /** @param given the facts that the stage looked at */
    public record StageAnswers(Stage stage, List<Answer> answers, List<Given> given) {}

    /** @param reason null for an answer that says enough itself */
    public record Answer(Sentence reason, List<NamedText> outcome, List<FiredRule> rules) {}

    public record Given(String type, List<NamedText> values) {}

    /** @param decisions as the journal gives them: those of one signal beside each other, the latest signal first */
    static List<Explanation> of(List<DecisionView> decisions) {
        var bySignal = new LinkedHashMap<String, List<DecisionView>>();
        decisions.forEach(decision -> bySignal.computeIfAbsent(signal(decision), first -> new ArrayList<>())
                .add(decision));
        return bySignal.values().stream().map(Explanation::ofSignal).toList();
    }

    /** @param decisions on one signal */
    static Explanation ofSignal(List<DecisionView> decisions) {
        var byStage = new LinkedHashMap<Stage, List<DecisionView>>();
        decisions.forEach(decision -> byStage.computeIfAbsent(decision.stage(), first -> new ArrayList<>())
                .add(decision));
        var stages = byStage.entrySet().stream()
                .map(stage -> answers(stage.getKey(), stage.getValue()))
                .toList();
        var first = decisions.get(0);
        return new Explanation(
                first.id() == null ? "" : signal(first), first.decidedAt(), first.rulebookVersion(), stages);
    }

    private static StageAnswers answers(Stage stage, List<DecisionView> decisions) {
        var answers = decisions.stream()
                .map(decision -> new Answer(decision.reason(), texts(decision.outcome()), decision.rules()))
                .toList();
        var given = decisions.get(0).facts().stream()
                .map(fact -> new Given(String.valueOf(fact.get("type")), texts(fact)))
                .toList();
        return new StageAnswers(stage, answers, given);
    }

    private static List<NamedText> texts(Map<String, Object> components) {
        return components.entrySet().stream()
                .filter(component -> !NOT_SHOWN.contains(component.getKey()))
                .flatMap(component -> NamedText.flat(component.getKey(), component.getValue()))
                .toList();
    }

    private static String signal(DecisionView decision) {
        return decision.id().substring(0, decision.id().lastIndexOf('-'));
    }
}
