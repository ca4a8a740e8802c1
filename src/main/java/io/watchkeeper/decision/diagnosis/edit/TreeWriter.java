package io.watchkeeper.decision.diagnosis.edit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.content.CausesFile;
import io.watchkeeper.decision.content.ChecksFile;
import io.watchkeeper.decision.content.TreesFile;
import io.watchkeeper.decision.diagnosis.TreeNodes.Node;
import io.watchkeeper.decision.diagnosis.TreeNodes.Place;
import io.watchkeeper.decision.diagnosis.TreeSketch;
import io.watchkeeper.facts.CheckRequest;
import io.watchkeeper.facts.DiagnosedPlan;
import io.watchkeeper.facts.Diagnosis;
import io.watchkeeper.facts.DiagnosisStep;
import io.watchkeeper.facts.Sentence;

/** Gathers from its rows what is written of a tree. */
public final class TreeWriter {
    private final RulebookContent content;
    private final TreeSketch sketch;

    public TreeWriter(RulebookContent content, TreeSketch sketch) {
        this.content = content;
        this.sketch = sketch;
    }

    /** Empty where there is no such tree. */
    public Optional<WrittenTree> of(String code) {
        return line(TreesFile.PATH, code).map(line -> {
            var nodes = nodes(line.cell(3)).stream().map(this::node).toList();
            return new WrittenTree(
                    code,
                    new Sentence(line.cell(1), line.cell(2)),
                    line.cell(3),
                    List.of(line.cell(4).split(" +")).stream()
                            .filter(scenario -> !scenario.isEmpty())
                            .toList(),
                    line.cell(5),
                    line.cell(6),
                    nodes,
                    checks(nodes),
                    causes(nodes));
        });
    }

    private Optional<SheetText.Line> line(String file, String code) {
        return new SheetText(content.files().getOrDefault(file, ""))
                .lines().stream()
                        .skip(1)
                        .filter(line -> line.cell(0).equals(code))
                        .findFirst();
    }

    /** In the order in which a reader goes down. */
    private Set<String> nodes(String root) {
        var seen = new LinkedHashSet<String>();
        down(root, seen);
        return seen;
    }

    private void down(String code, Set<String> seen) {
        if (sketch.node(code).isPresent() && seen.add(code)) {
            sketch.nodes().get(code).next().forEach(next -> down(next, seen));
        }
    }

    WrittenTree.Node node(String code) {
        var node = sketch.nodes().get(code);
        return new WrittenTree.Node(
                code,
                node.questions().stream()
                        .findFirst()
                        .map(place -> question(node, place))
                        .orElse(null),
                node.conclusions().stream()
                        .findFirst()
                        .map(place -> conclusion(node, place))
                        .orElse(null));
    }

    private static WrittenTree.Question question(Node node, Place place) {
        var request = (CheckRequest) place.decision();
        var branches = node.branches().stream().map(TreeWriter::branch).toList();
        return new WrittenTree.Question(place.row().rule(), request.check(), request.arguments(), branches);
    }

    private static WrittenTree.Branch branch(Place place) {
        var answers = Answers.of(place);
        return new WrittenTree.Branch(
                place.row().rule(),
                answers.statuses(),
                number(answers.from()),
                number(answers.below()),
                Answers.list(answers.text()),
                Answers.list(answers.other()),
                ((DiagnosisStep) place.decision()).next());
    }

    private static BigDecimal number(String text) {
        return text.isEmpty() ? null : new BigDecimal(text);
    }

    private static WrittenTree.Conclusion conclusion(Node node, Place place) {
        var found = (Diagnosis) place.decision();
        var plans = node.plans().stream()
                .map(row -> (DiagnosedPlan) row.decision())
                .sorted(Comparator.comparing(DiagnosedPlan::rank))
                .map(DiagnosedPlan::plan)
                .toList();
        return new WrittenTree.Conclusion(place.row().rule(), found.cause(), found.confidence(), found.impact(), plans);
    }

    private List<WrittenTree.Check> checks(List<WrittenTree.Node> nodes) {
        var codes = nodes.stream()
                .filter(node -> node.question() != null)
                .map(node -> node.question().check())
                .collect(Collectors.toCollection(TreeSet::new));
        var checks = new ArrayList<WrittenTree.Check>();
        codes.forEach(code -> line(ChecksFile.PATH, code)
                .map(line -> new WrittenTree.Check(
                        code,
                        new Sentence(line.cell(1), line.cell(2)),
                        line.cell(3),
                        line.cell(4),
                        line.cell(5),
                        line.cell(6),
                        line.cell(7),
                        line.cell(8),
                        line.cell(9),
                        line.cell(10),
                        line.cell(11)))
                .ifPresent(checks::add));
        return checks;
    }

    private List<WrittenTree.Cause> causes(List<WrittenTree.Node> nodes) {
        var codes = nodes.stream()
                .filter(node -> node.conclusion() != null)
                .map(node -> node.conclusion().cause())
                .collect(Collectors.toCollection(TreeSet::new));
        var causes = new ArrayList<WrittenTree.Cause>();
        codes.forEach(code -> line(CausesFile.PATH, code)
                .map(line -> new WrittenTree.Cause(
                        code,
                        new Sentence(line.cell(1), line.cell(2)),
                        new Sentence(line.cell(3), line.cell(4)),
                        new Sentence(line.cell(5), line.cell(6)),
                        line.cell(7)))
                .ifPresent(causes::add));
        return causes;
    }
}
