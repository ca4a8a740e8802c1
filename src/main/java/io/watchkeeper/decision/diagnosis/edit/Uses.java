package io.watchkeeper.decision.diagnosis.edit;

import java.util.List;
import java.util.stream.Stream;

import io.watchkeeper.decision.diagnosis.DiagnosisTree;
import io.watchkeeper.decision.diagnosis.TreeNodes.Node;
import io.watchkeeper.decision.diagnosis.TreeNodes.Place;
import io.watchkeeper.decision.diagnosis.TreeSketch;
import io.watchkeeper.decision.plan.EmergencyPlan;
import io.watchkeeper.decision.plan.PlanStep;
import io.watchkeeper.facts.CheckRequest;
import io.watchkeeper.facts.Diagnosis;

/**
 * Who refers to a check or a cause: a change of it is a change there.
 *
 * @param nodes their codes
 * @param trees that come to one of the nodes
 * @param plans that make the check
 */
public record Uses(List<String> nodes, List<DiagnosisTree> trees, List<EmergencyPlan> plans) {
    public Uses {
        nodes = List.copyOf(nodes);
        trees = List.copyOf(trees);
        plans = List.copyOf(plans);
    }

    public static Uses of(TreeSketch sketch, Definition of, String code) {
        var nodes = sketch.nodes().values().stream()
                .filter(node -> places(node).anyMatch(place -> refers(place, of, code)))
                .map(Node::code)
                .toList();
        var trees = sketch.trees().inOrder().stream()
                .filter(tree -> sketch.below(tree.root()).stream().anyMatch(nodes::contains))
                .toList();
        var plans = sketch.plans().plans().stream()
                .filter(plan -> of == Definition.CHECK && checks(plan, code))
                .toList();
        return new Uses(nodes, trees, plans);
    }

    private static Stream<Place> places(Node node) {
        return Stream.concat(node.questions().stream(), node.conclusions().stream());
    }

    private static boolean refers(Place place, Definition of, String code) {
        return of == Definition.CHECK
                ? place.decision() instanceof CheckRequest asked
                        && asked.check().equals(code)
                : place.decision() instanceof Diagnosis found && found.cause().equals(code);
    }

    private static boolean checks(EmergencyPlan plan, String code) {
        return Stream.of(plan.checks(), plan.steps(), plan.verification())
                .flatMap(List::stream)
                .anyMatch(step -> step.deed() instanceof PlanStep.Checks checks
                        && checks.check().equals(code));
    }
}
