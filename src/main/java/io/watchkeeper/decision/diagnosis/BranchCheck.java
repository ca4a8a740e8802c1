package io.watchkeeper.decision.diagnosis;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.watchkeeper.decision.diagnosis.TreeNodes.Node;
import io.watchkeeper.decision.diagnosis.TreeNodes.Place;
import io.watchkeeper.facts.DiagnosisStep;
import io.watchkeeper.facts.Evidence;
import io.watchkeeper.facts.Sentence;

/** Whether each answer at a node has one branch. The rows are asked as a diagnosis asks them. */
final class BranchCheck {
    private final Node node;
    private final NodeProblems problems;
    private final boolean byText;

    BranchCheck(Node node, NodeProblems problems) {
        this.node = node;
        this.problems = problems;
        this.byText = node.branches().stream().anyMatch(BranchCheck::namesText);
    }

    private static boolean namesText(Place branch) {
        return branch.table().schema().conditions().stream()
                .anyMatch(condition -> condition.field().name().equals("text")
                        && !branch.row().texts().get(condition.column()).isEmpty());
    }

    void check() {
        var missing = new LinkedHashSet<String>();
        var twice = new HashSet<Integer>();
        for (var sample : BranchSamples.of(node)) {
            var taken = taken(sample);
            if (taken.isEmpty()) {
                missing.add(BranchSamples.said(sample, byText));
            } else if (taken.size() > 1) {
                twice(taken, sample, twice);
            }
        }
        missing(missing);
    }

    private List<Place> taken(Evidence sample) {
        var tables = node.branches().stream().map(Place::table).distinct().toList();
        return tables.stream()
                .flatMap(table -> table.matches(sample).stream()
                        .filter(row -> row.decision() instanceof DiagnosisStep)
                        .map(row -> new Place(table, row)))
                .toList();
    }

    private void missing(Set<String> answers) {
        if (!answers.isEmpty()) {
            var said = answers.stream().limit(5).collect(Collectors.joining(", "));
            problems.error(
                    node.questions().get(0),
                    "node",
                    answers.contains(Evidence.NO_ANSWER) && answers.size() == 1
                            ? "NO_BRANCH_WITHOUT_ANSWER"
                            : "MISSING_BRANCH",
                    node.code(),
                    new Sentence("No branch of this node takes: " + said + ".", "该节点没有分支处理：" + said + "。"),
                    "");
        }
    }

    private void twice(List<Place> taken, Evidence sample, Set<Integer> told) {
        var second = taken.get(1);
        if (told.add(second.row().sheetRow())) {
            var said = BranchSamples.said(sample, byText);
            problems.error(
                    second,
                    "node",
                    "OVERLAPPING_BRANCHES",
                    node.code(),
                    new Sentence(
                            "Row " + taken.get(0).row().sheetRow() + " takes " + said + ", too.",
                            "第 " + taken.get(0).row().sheetRow() + " 行也处理 " + said + "。"),
                    "");
        }
    }
}
