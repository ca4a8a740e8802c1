package io.watchkeeper.decision.diagnosis;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.RulebookProblem.Severity;
import io.watchkeeper.decision.diagnosis.TreeNodes.Node;
import io.watchkeeper.decision.diagnosis.TreeNodes.Place;
import io.watchkeeper.decision.plan.Plans;
import io.watchkeeper.decision.table.DecisionTable;

/**
 * The trees of a content as far as they can be read: to be drawn and edited also where they have errors that keep it from being published.
 *
 * @param tables of stage diagnosis
 * @param problems of everything that trees are made of
 */
public record TreeSketch(
        TreeContent trees,
        Plans plans,
        List<DecisionTable> tables,
        Map<String, Node> nodes,
        List<RulebookProblem> problems) {
    public TreeSketch {
        tables = List.copyOf(tables);
        problems = List.copyOf(problems);
    }

    /** Of trees in order. */
    public static TreeSketch of(Rulebook rulebook) {
        var tables = rulebook.tables();
        return new TreeSketch(
                rulebook.trees(), rulebook.plans(), tables, TreeNodes.of(tables).byCode(), List.of());
    }

    public Optional<Node> node(String code) {
        return Optional.ofNullable(nodes.get(code));
    }

    /** A node with all that it leads to; what no row is about is among them. */
    public Set<String> below(String root) {
        var reached = new LinkedHashSet<String>();
        var next = new ArrayDeque<>(List.of(root));
        while (!next.isEmpty()) {
            var code = next.pop();
            if (reached.add(code)) {
                next.addAll(node(code).map(Node::next).orElse(List.of()));
            }
        }
        return reached;
    }

    /** The errors that are told at a row. */
    public List<RulebookProblem> errors(Place place) {
        var row = Integer.toString(place.row().sheetRow());
        return problems.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .filter(problem -> problem.file().equals(place.table().file()))
                .filter(problem -> problem.cell().replaceFirst("^[A-Z]+", "").equals(row))
                .toList();
    }
}
