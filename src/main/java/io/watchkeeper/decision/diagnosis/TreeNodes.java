package io.watchkeeper.decision.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.watchkeeper.decision.content.FactType;
import io.watchkeeper.decision.table.DecisionTable;
import io.watchkeeper.decision.table.Operator;
import io.watchkeeper.decision.table.TableRow;
import io.watchkeeper.facts.CheckRequest;
import io.watchkeeper.facts.DecisionFact;
import io.watchkeeper.facts.DiagnosedPlan;
import io.watchkeeper.facts.Diagnosis;
import io.watchkeeper.facts.DiagnosisStep;

/**
 * The nodes of all trees as the rows of the tables of stage diagnosis make them.
 *
 * @param byCode what stands at each node
 */
public record TreeNodes(Map<String, Node> byCode) {
    /** A row with its table: where to point at, and whom to ask. */
    public record Place(DecisionTable table, TableRow row) {
        public DecisionFact decision() {
            return row.decision();
        }
    }

    /** What the rows say of one node. */
    public record Node(
            String code, List<Place> questions, List<Place> branches, List<Place> conclusions, List<Place> plans) {
        Node(String code) {
            this(code, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        /** Where its branches lead, in their order. */
        public List<String> next() {
            return branches.stream()
                    .map(place -> ((DiagnosisStep) place.decision()).next())
                    .distinct()
                    .toList();
        }

        public boolean concludes() {
            return !conclusions.isEmpty();
        }
    }

    /** @param tables of any stage; rows that name no single node belong to none */
    public static TreeNodes of(List<DecisionTable> tables) {
        var nodes = new TreeMap<String, Node>();
        for (var table : tables) {
            if (diagnoses(table.schema().decision())) {
                table.rows().stream()
                        .sorted((one, other) -> Integer.compare(one.sheetRow(), other.sheetRow()))
                        .forEach(row -> add(nodes, new Place(table, row)));
            }
        }
        return new TreeNodes(nodes);
    }

    private static boolean diagnoses(FactType decision) {
        return List.of(CheckRequest.class, DiagnosisStep.class, Diagnosis.class, DiagnosedPlan.class)
                .contains(decision.type());
    }

    private static void add(Map<String, Node> nodes, Place place) {
        for (var code : codes(place)) {
            var node = nodes.computeIfAbsent(code, Node::new);
            var decision = place.decision();
            if (decision instanceof CheckRequest) {
                node.questions().add(place);
            } else if (decision instanceof DiagnosisStep) {
                node.branches().add(place);
            } else if (decision instanceof Diagnosis) {
                node.conclusions().add(place);
            } else {
                node.plans().add(place);
            }
        }
    }

    /** The nodes that a row is about: those that its condition on the node names. */
    static List<String> codes(Place place) {
        for (var condition : place.table().schema().conditions()) {
            if (condition.field().name().equals("node") && condition.operator() == Operator.ONE_OF) {
                var cell = place.row().texts().get(condition.column());
                return cell.isEmpty() ? List.of() : List.of(cell.split(" *, *"));
            }
        }
        return List.of();
    }
}
