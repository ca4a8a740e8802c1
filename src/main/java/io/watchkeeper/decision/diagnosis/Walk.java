package io.watchkeeper.decision.diagnosis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.watchkeeper.decision.Firing;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.Stage;
import io.watchkeeper.facts.CheckRequest;
import io.watchkeeper.facts.DecisionFact;
import io.watchkeeper.facts.DiagnosedPlan;
import io.watchkeeper.facts.Diagnosis;
import io.watchkeeper.facts.DiagnosisPlace;
import io.watchkeeper.facts.DiagnosisStep;
import io.watchkeeper.facts.Evidence;
import io.watchkeeper.facts.Fact;

/**
 * The way through a tree that the evidence so far gives. Pure: rules decide what comes next at each node, one after the other.
 *
 * @param steps from the root on
 * @param end where it stands
 */
public record Walk(List<Step> steps, End end) {
    /** More nodes on one way are a mistake. */
    public static final int DEEPEST = 20;

    private static final String NAME = "0";

    public Walk {
        steps = List.copyOf(steps);
    }

    /**
     * One node on the way.
     *
     * @param request what it asks for; empty at a conclusion
     * @param branch the row that was taken; empty where none was yet
     */
    public record Step(String node, Optional<CheckRequest> request, Optional<Firing> branch, List<Firing> fired) {
        public Step {
            fired = List.copyOf(fired);
        }
    }

    /** Where a way ends. */
    public sealed interface End {}

    /** It goes on once this check has answered. */
    public record Asks(String node, CheckRequest request) implements End {}

    /** @param plans best rank first */
    public record Concludes(String node, Diagnosis diagnosis, List<DiagnosedPlan> plans) implements End {
        public Concludes {
            plans = List.copyOf(plans);
        }
    }

    /** No row says what comes next. */
    public record LeadsNowhere(String node) implements End {}

    /**
     * @param root code of the node to begin at
     * @param evidence by node; what other nodes said is not looked at
     * @throws io.watchkeeper.decision.RuleFault when a rule fails
     */
    public static Walk of(Rulebook rulebook, String root, Map<String, Evidence> evidence) {
        var steps = new ArrayList<Step>();
        var seen = new HashSet<String>();
        var node = root;
        while (seen.add(node) && steps.size() < DEEPEST) {
            var known = Optional.ofNullable(evidence.get(node));
            var fired = fire(rulebook, node, known);
            var request = first(fired, CheckRequest.class);
            var diagnosis = first(fired, Diagnosis.class);
            var branch = fired.stream()
                    .filter(firing -> firing.decision() instanceof DiagnosisStep)
                    .findFirst();
            steps.add(new Step(node, request, branch, fired));
            if (diagnosis.isPresent()) {
                return new Walk(steps, new Concludes(node, diagnosis.get(), plans(fired)));
            }
            if (known.isEmpty() && request.isPresent()) {
                return new Walk(steps, new Asks(node, request.get()));
            }
            if (branch.isEmpty()) {
                return new Walk(steps, new LeadsNowhere(node));
            }
            node = ((DiagnosisStep) branch.get().decision()).next();
        }
        return new Walk(steps, new LeadsNowhere(node));
    }

    /**
     * The way from the place among the facts on, with the evidence among them.
     *
     * @throws io.watchkeeper.decision.RuleFault when a rule fails
     */
    public static Walk given(Rulebook rulebook, List<Fact> facts) {
        var evidence = new HashMap<String, Evidence>();
        var node = "";
        for (var fact : facts) {
            if (fact instanceof Evidence answer) {
                evidence.put(answer.node(), answer);
            } else if (fact instanceof DiagnosisPlace place) {
                node = place.node();
            }
        }
        return of(rulebook, node, evidence);
    }

    /** All that fired on the way, in its order. */
    public List<Firing> firings() {
        return steps.stream().flatMap(step -> step.fired().stream()).toList();
    }

    private static List<Firing> fire(Rulebook rulebook, String node, Optional<Evidence> evidence) {
        var facts = new ArrayList<Fact>();
        facts.add(new DiagnosisPlace(NAME, node));
        evidence.ifPresent(found -> facts.add(new Evidence(NAME, node, found.status(), found.value(), found.text())));
        return rulebook.fire(Stage.DIAGNOSIS, facts).getOrDefault(NAME, List.of());
    }

    private static <T extends DecisionFact> Optional<T> first(List<Firing> fired, Class<T> type) {
        return fired.stream()
                .map(Firing::decision)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    private static List<DiagnosedPlan> plans(List<Firing> fired) {
        return fired.stream()
                .map(Firing::decision)
                .filter(DiagnosedPlan.class::isInstance)
                .map(DiagnosedPlan.class::cast)
                .sorted((one, other) -> Long.compare(one.rank(), other.rank()))
                .toList();
    }
}
