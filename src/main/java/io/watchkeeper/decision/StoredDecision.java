package io.watchkeeper.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import io.watchkeeper.decision.StageDecision.FiredRule;
import io.watchkeeper.decision.content.RiskScenario;
import io.watchkeeper.facts.Correlation;
import io.watchkeeper.facts.DecisionFact;
import io.watchkeeper.facts.Fact;
import io.watchkeeper.facts.PlanRecommendation;
import io.watchkeeper.facts.RiskGrade;
import io.watchkeeper.facts.ScenarioMatch;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.facts.Signal;
import io.watchkeeper.facts.StormGroup;
import io.watchkeeper.facts.Suppression;

/** Reads a canonical decision as the answers of its stages. What the stages were given is made again from signal and context. */
final class StoredDecision {
    private final SortedMap<String, Object> tree;
    private final StageFacts facts;
    private final List<StageDecision> stages = new ArrayList<>();

    StoredDecision(SortedMap<String, Object> tree) {
        this.tree = tree;
        var signal = (Signal) CanonicalJson.fact(CanonicalJson.map(tree.get("signal")));
        this.facts = new StageFacts(signal, CanonicalJson.context(CanonicalJson.map(tree.get("context"))), "");
    }

    List<StageDecision> stages() {
        var recognised = recognised();
        add(Stage.SCENARIO, recognised, reason("suppression"), List.of(facts.signal()));
        var standing = facts.standing();
        standing.add(recognised);
        add(Stage.CORRELATION, correlation(), reason("outcomeReason"), standing);
        reason("storm")
                .ifPresent(reason ->
                        add(Stage.CORRELATION, new StormGroup("", reason.code()), Optional.of(reason), standing));
        if (tree.containsKey("grade")) {
            graded();
        }
        return stages;
    }

    private DecisionFact recognised() {
        return reason("suppression")
                .<DecisionFact>map(reason -> new Suppression("", reason.code()))
                .orElseGet(() -> new ScenarioMatch("", text(CanonicalJson.map(tree.get("scenario")), "code")));
    }

    private Correlation correlation() {
        return new Correlation(
                "", text(tree, "outcome"), reason("outcomeReason").orElseThrow().code());
    }

    private void graded() {
        var written = CanonicalJson.map(tree.get("scenario"));
        var level = Grade.valueOf(text(written, "level"));
        var none = new Sentence("", "");
        var scenario = new RiskScenario(text(written, "code"), none, text(written, "domain"), level, none, List.of());
        var outcome = Verdict.Outcome.valueOf(text(tree, "outcome"));
        var event = facts.event(scenario, outcome, tree.containsKey("storm"));
        var grading = CanonicalJson.map(tree.get("grade"));
        var why = reason(grading.get("reason"));
        add(Stage.GRADING, new RiskGrade("", text(grading, "grade"), why.code()), Optional.of(why), given(event));
        var graded = StageFacts.graded(event, Grade.valueOf(text(grading, "grade")));
        for (var recommended : (List<?>) tree.get("recommendations")) {
            var plan = CanonicalJson.map(recommended);
            var reason = reason(plan.get("reason"));
            var decision = new PlanRecommendation("", text(plan, "plan"), (Long) plan.get("rank"), reason.code());
            var given = given(graded);
            given.addAll(facts.tried());
            add(Stage.RECOMMENDATION, decision, Optional.of(reason), given);
        }
    }

    private List<Fact> given(Fact event) {
        var given = new ArrayList<>(List.of(event));
        given.addAll(facts.findings());
        return given;
    }

    private void add(Stage stage, DecisionFact decision, Optional<Reason> reason, List<Fact> given) {
        var outcome = CanonicalJson.tree(decision);
        var shown = given.stream().map(CanonicalJson::tree).toList();
        stages.add(new StageDecision(stage, text(outcome, "type"), rules(stage, outcome), shown, outcome, reason));
    }

    private List<FiredRule> rules(Stage stage, SortedMap<String, Object> outcome) {
        return ((List<?>) tree.get("firings"))
                .stream()
                        .map(CanonicalJson::map)
                        .filter(firing ->
                                firing.get("stage").equals(stage.name()) && answers(firing.get("decision"), outcome))
                        .map(StoredDecision::rule)
                        .sorted(Comparator.comparing(FiredRule::table)
                                .thenComparing(FiredRule::row)
                                .thenComparing(FiredRule::name))
                        .toList();
    }

    /** A plan that goes behind others does so by a doubt of the same reason. */
    private static boolean answers(Object decision, SortedMap<String, Object> outcome) {
        var given = CanonicalJson.map(decision);
        return given.equals(outcome)
                || given.get("type").equals("PlanDoubt")
                        && given.get("plan").equals(outcome.get("plan"))
                        && given.get("reason").equals(outcome.get("reason"));
    }

    private static FiredRule rule(Map<String, Object> firing) {
        return new FiredRule(
                text(firing, "rule"),
                text(firing, "table"),
                ((Long) firing.get("row")).intValue(),
                texts(firing.get("cells")));
    }

    private Optional<Reason> reason(String name) {
        return Optional.ofNullable(tree.get(name)).map(StoredDecision::reason);
    }

    private static Reason reason(Object written) {
        var reason = CanonicalJson.map(written);
        return new Reason(text(reason, "code"), texts(reason.get("arguments")));
    }

    private static SortedMap<String, String> texts(Object written) {
        var texts = new TreeMap<String, String>();
        CanonicalJson.map(written).forEach((name, text) -> texts.put(name, (String) text));
        return texts;
    }

    private static String text(Map<String, Object> tree, String name) {
        return (String) tree.get(name);
    }
}
