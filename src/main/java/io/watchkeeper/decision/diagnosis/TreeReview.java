package io.watchkeeper.decision.diagnosis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.content.Nearest;
import io.watchkeeper.decision.content.TreesFile;
import io.watchkeeper.decision.diagnosis.TreeNodes.Node;
import io.watchkeeper.decision.diagnosis.TreeNodes.Place;
import io.watchkeeper.decision.table.DecisionTable;
import io.watchkeeper.facts.CheckRequest;
import io.watchkeeper.facts.DiagnosisStep;
import io.watchkeeper.facts.Sentence;

/** Says what is wrong with the trees of a rulebook, whose tables are each in order. */
public final class TreeReview {
    private final TreeContent content;
    private final Map<String, Node> nodes;
    private final NodeProblems problems;
    private final Map<String, Integer> depths = new LinkedHashMap<>();
    private final Set<String> circled = new HashSet<>();

    private TreeReview(TreeContent content, Map<String, Node> nodes, Problems problems) {
        this.content = content;
        this.nodes = nodes;
        this.problems = new NodeProblems(problems);
    }

    public static void of(TreeContent content, List<DecisionTable> tables, Problems problems) {
        var review = new TreeReview(content, TreeNodes.of(tables).byCode(), problems);
        review.nodes.values().forEach(review::node);
        review.roots(problems);
        review.unreachable();
    }

    private void node(Node node) {
        node.branches().forEach(this::leads);
        node.questions().forEach(this::parameters);
        problems.roles(node);
        if (!node.questions().isEmpty()) {
            new BranchCheck(node, problems).check();
        }
    }

    private void leads(Place branch) {
        var next = ((DiagnosisStep) branch.decision()).next();
        var there = nodes.get(next);
        if (there == null || there.questions().isEmpty() && !there.concludes()) {
            problems.error(
                    branch,
                    "next",
                    "UNKNOWN_NODE",
                    next,
                    new Sentence("No row asks for a check or concludes at this node.", "没有任何行在该节点请求检查或给出结论。"),
                    Nearest.to(next, nodes.keySet()));
        }
    }

    private void parameters(Place question) {
        var request = (CheckRequest) question.decision();
        var given = Arguments.read(request.arguments());
        if (given.isEmpty()) {
            problems.error(
                    question,
                    "arguments",
                    "BAD_PARAMETERS",
                    request.arguments(),
                    ArgumentsCheck.form(),
                    Arguments.AS_DEFINED);
            return;
        }
        content.check(request.check())
                .map(check -> ArgumentsCheck.ofNode(check, given.get()))
                .orElse(List.of())
                .forEach(wrong ->
                        problems.error(question, "arguments", wrong.code(), wrong.value(), wrong.message(), ""));
        for (var argument : given.get().byName().values()) {
            if (argument.given() instanceof Given.Reference reference && reference.ofEvidence()) {
                var asked = reference.path().substring(Given.EVIDENCE.length());
                if (!nodes.containsKey(asked)) {
                    problems.error(
                            question,
                            "arguments",
                            "UNKNOWN_NODE",
                            asked,
                            new Sentence("There is no such node.", "没有该节点。"),
                            Nearest.to(asked, nodes.keySet()));
                }
            }
        }
    }

    private void roots(Problems all) {
        for (var tree : content.inOrder()) {
            if (nodes.containsKey(tree.root())) {
                depth(tree.root(), new ArrayList<>());
                if (depths.getOrDefault(tree.root(), 0) > Walk.DEEPEST) {
                    root(
                            all,
                            tree,
                            "TOO_DEEP",
                            "A way may have " + Walk.DEEPEST + " nodes at most.",
                            "一条路径最多 " + Walk.DEEPEST + " 个节点。");
                }
            } else {
                root(all, tree, "UNKNOWN_NODE", "The tree begins at a node that there is not.", "该树的起始节点不存在。");
            }
        }
    }

    private void root(Problems all, DiagnosisTree tree, String code, String en, String zh) {
        all.in(TreesFile.PATH)
                .add(
                        tree.rootCell(),
                        code,
                        tree.root(),
                        new Sentence(en, zh),
                        "",
                        Nearest.to(tree.root(), nodes.keySet()));
    }

    /** How many nodes the longest way from here has; a way that comes back is told once. */
    private int depth(String code, List<String> way) {
        var known = depths.get(code);
        if (known != null) {
            return known;
        }
        if (way.contains(code)) {
            circle(way.subList(way.indexOf(code), way.size()));
            return 0;
        }
        var node = Optional.ofNullable(nodes.get(code));
        if (node.isEmpty()) {
            return 0;
        }
        way.add(code);
        int deepest = node.get().next().stream()
                        .mapToInt(next -> depth(next, way))
                        .max()
                        .orElse(0)
                + 1;
        way.remove(way.size() - 1);
        depths.put(code, deepest);
        return deepest;
    }

    private void circle(List<String> way) {
        var last = nodes.get(way.get(way.size() - 1));
        if (circled.add(way.get(0))) {
            last.branches().stream()
                    .filter(branch -> ((DiagnosisStep) branch.decision()).next().equals(way.get(0)))
                    .findFirst()
                    .ifPresent(branch -> problems.error(
                            branch,
                            "next",
                            "TREE_CIRCLE",
                            way.get(0),
                            new Sentence(
                                    "This way comes back to where it was: " + String.join(" → ", way) + " → "
                                            + way.get(0) + ".",
                                    "该路径会回到原处：" + String.join(" → ", way) + " → " + way.get(0) + "。"),
                            ""));
        }
    }

    private void unreachable() {
        for (var node : nodes.values()) {
            if (!depths.containsKey(node.code())) {
                problems.warn(node, "UNREACHABLE_NODE", new Sentence("No tree leads to this node.", "没有任何诊断树通向该节点。"));
            }
        }
    }
}
