package io.watchkeeper.diagnosis.picture;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.diagnosis.TreeNodes.Place;
import io.watchkeeper.decision.diagnosis.TreeSketch;
import io.watchkeeper.decision.diagnosis.edit.RowKey;
import io.watchkeeper.facts.CheckRequest;
import io.watchkeeper.facts.DiagnosedPlan;
import io.watchkeeper.facts.Diagnosis;
import io.watchkeeper.facts.DiagnosisStep;
import io.watchkeeper.facts.Sentence;

/** The same tree as a list: each node once, with the rows of the tables that make it, in the order in which a reader goes down. */
public final class TreeOutline {
    private final TreeSketch sketch;
    private final TreeCoverage coverage;
    private final Set<String> seen = new HashSet<>();
    private final List<Entry> entries = new ArrayList<>();

    /**
     * A node.
     *
     * @param depth 1 for the root
     * @param asks whether a check is made here
     * @param tests how many test scenarios come by
     */
    public record Entry(String node, int depth, Sentence title, boolean asks, long tests, List<Row> rows) {
        public Entry {
            rows = List.copyOf(rows);
        }

        public List<Row> branches() {
            return rows.stream().filter(row -> row.kind() == Kind.BRANCH).toList();
        }

        /** A new branch follows it. */
        public Optional<Row> lastBranch() {
            return branches().stream().reduce((one, next) -> next);
        }
    }

    /** What a row says of a node. */
    public enum Kind {
        QUESTION,
        BRANCH,
        CONCLUSION,
        PLAN
    }

    /**
     * A row of a table of stage diagnosis.
     *
     * @param row of the sheet, counted from 1
     * @param key what it is known by when it is edited
     * @param next where a branch leads, empty for others
     * @param tests how many test scenarios fire it
     * @param errors that are told at it
     */
    public record Row(
            Kind kind,
            String file,
            int row,
            String key,
            Sentence says,
            String next,
            long tests,
            List<RulebookProblem> errors) {
        public Row {
            errors = List.copyOf(errors);
        }

        /** Whether some test scenario fires it. */
        public boolean tested() {
            return tests > 0;
        }
    }

    private TreeOutline(TreeSketch sketch, TreeCoverage coverage) {
        this.sketch = sketch;
        this.coverage = coverage;
    }

    /** From the root down, branch by branch. */
    public static List<Entry> of(TreeSketch sketch, String root, TreeCoverage coverage) {
        var outline = new TreeOutline(sketch, coverage);
        outline.add(root, 1);
        return List.copyOf(outline.entries);
    }

    private void add(String code, int depth) {
        var node = sketch.nodes().get(code);
        if (node == null || !seen.add(code)) {
            return;
        }
        var rows = new ArrayList<Row>();
        node.questions().forEach(place -> rows.add(row(code, Kind.QUESTION, place)));
        node.branches().forEach(place -> rows.add(row(code, Kind.BRANCH, place)));
        node.conclusions().forEach(place -> rows.add(row(code, Kind.CONCLUSION, place)));
        node.plans().forEach(place -> rows.add(row(code, Kind.PLAN, place)));
        boolean asks = !node.questions().isEmpty();
        entries.add(new Entry(code, depth, NodeTitle.of(node, sketch), asks, coverage.tests(code), rows));
        node.next().forEach(next -> add(next, depth + 1));
    }

    private Row row(String node, Kind kind, Place place) {
        var file = place.table().file();
        int row = place.row().sheetRow();
        var next = place.decision() instanceof DiagnosisStep step ? step.next() : "";
        return new Row(
                kind,
                file,
                row,
                RowKey.of(place, node),
                says(place),
                next,
                coverage.tests(file, row),
                sketch.errors(place));
    }

    private Sentence says(Place place) {
        var decision = place.decision();
        if (decision instanceof DiagnosisStep) {
            return BranchLabel.of(place);
        }
        if (decision instanceof CheckRequest request) {
            return same(request.check() + " · " + request.arguments());
        }
        if (decision instanceof Diagnosis diagnosis) {
            return same(diagnosis.cause() + " · " + diagnosis.confidence());
        }
        var plan = (DiagnosedPlan) decision;
        return sketch.plans().find(plan.plan()).map(found -> found.name()).orElseGet(() -> same(plan.plan()));
    }

    private static Sentence same(String text) {
        return new Sentence(text, text);
    }
}
