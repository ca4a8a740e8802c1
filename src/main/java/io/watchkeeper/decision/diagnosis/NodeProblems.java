package io.watchkeeper.decision.diagnosis;

import java.util.List;
import java.util.stream.Stream;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.content.Sheet;
import io.watchkeeper.decision.diagnosis.TreeNodes.Node;
import io.watchkeeper.decision.diagnosis.TreeNodes.Place;
import io.watchkeeper.decision.table.Argument;
import io.watchkeeper.facts.Sentence;

/** Points at the cells that make a node. */
final class NodeProblems {
    private final Problems problems;

    NodeProblems(Problems problems) {
        this.problems = problems;
    }

    /** @param component of the decision that the cell gives, or {@code node} for the one that names the node */
    void error(Place place, String component, String code, String value, Sentence message, String suggestion) {
        problems.add(RulebookProblem.error(place.table().file(), cell(place, component), code, message)
                .found(value)
                .suggesting(suggestion));
    }

    void warn(Node node, String code, Sentence message) {
        Stream.of(node.questions(), node.branches(), node.conclusions(), node.plans())
                .flatMap(List::stream)
                .findFirst()
                .ifPresent(place ->
                        problems.add(RulebookProblem.error(place.table().file(), cell(place, "node"), code, message)
                                .as(RulebookProblem.Severity.WARNING)
                                .found(node.code())));
    }

    /** A node asks once, or concludes once. */
    void roles(Node node) {
        var roles = Stream.concat(node.questions().stream(), node.conclusions().stream())
                .toList();
        if (roles.size() > 1) {
            error(
                    roles.get(1),
                    "node",
                    "NODE_TWICE",
                    node.code(),
                    new Sentence(
                            "A node asks for one check or gives one conclusion; row "
                                    + roles.get(0).row().sheetRow() + " of "
                                    + roles.get(0).table().file() + " does already.",
                            "一个节点只能请求一项检查或给出一个结论；" + roles.get(0).table().file() + " 第 "
                                    + roles.get(0).row().sheetRow() + " 行已经使用该节点。"),
                    "");
        }
    }

    private static String cell(Place place, String component) {
        return Sheet.address(place.row().sheetRow() - 1, column(place, component));
    }

    private static int column(Place place, String component) {
        var schema = place.table().schema();
        for (int i = 0; i < schema.arguments().size(); i++) {
            if (schema.decision().components().get(i).name().equals(component)
                    && schema.arguments().get(i) instanceof Argument.OfCell cell) {
                return cell.column();
            }
        }
        return schema.conditions().stream()
                .filter(condition -> condition.field().name().equals("node") && !condition.always())
                .mapToInt(condition -> condition.column())
                .findFirst()
                .orElse(schema.startColumn());
    }
}
