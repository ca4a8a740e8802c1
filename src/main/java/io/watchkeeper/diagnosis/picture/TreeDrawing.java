package io.watchkeeper.diagnosis.picture;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.diagnosis.TreeNodes.Node;
import io.watchkeeper.decision.diagnosis.TreeNodes.Place;
import io.watchkeeper.decision.diagnosis.TreeSketch;
import io.watchkeeper.decision.diagnosis.edit.RowKey;
import io.watchkeeper.diagnosis.picture.TreePicture.Mark;
import io.watchkeeper.diagnosis.picture.TreePicture.Standing;
import io.watchkeeper.drawing.Drawing;
import io.watchkeeper.drawing.Layers;
import io.watchkeeper.facts.DiagnosisStep;
import io.watchkeeper.facts.Sentence;

/** Draws a tree with what became of its nodes, in one language. */
public final class TreeDrawing {
    private static final double LABEL_ROOM = 10;
    /** For what can be pressed behind a label. */
    private static final double ADD_ROOM = 26;

    private static final Set<String> GAPS = Set.of("MISSING_BRANCH", "NO_BRANCH_WITHOUT_ANSWER");

    private final TreeSketch sketch;
    private final Map<String, Visit> visits;
    private final Look look;
    private final List<io.watchkeeper.drawing.Box> placed = new ArrayList<>();
    private final List<io.watchkeeper.drawing.Line> led = new ArrayList<>();
    private final Map<String, DrawnBox> boxes = new LinkedHashMap<>();
    private final List<DrawnWay> ways = new ArrayList<>();

    /**
     * What happened at a node.
     *
     * @param value what was measured, empty for nothing
     * @param next where the way went on, empty where it did not
     */
    public record Visit(Standing standing, String value, String next) {}

    /**
     * How a tree is to be drawn.
     *
     * @param apart whether each branch has a line of its own, to be edited; else those between two nodes share one
     * @param folded nodes below which nothing is drawn
     */
    public record Look(String language, boolean apart, Set<String> folded, TreeCoverage coverage) {
        public Look {
            folded = Set.copyOf(folded);
        }
    }

    private TreeDrawing(TreeSketch sketch, Map<String, Visit> visits, Look look) {
        this.sketch = sketch;
        this.visits = visits;
        this.look = look;
    }

    /** @param visits by node; no others were on the way */
    public static TreePicture of(Rulebook rulebook, String root, Map<String, Visit> visits, String language) {
        var look = new Look(language, false, Set.of(), TreeCoverage.unknown());
        return of(TreeSketch.of(rulebook), root, visits, look);
    }

    /** As the other, also of a tree that has errors: they are marked. */
    public static TreePicture of(TreeSketch sketch, String root, Map<String, Visit> visits, Look look) {
        var drawing = new TreeDrawing(sketch, visits, look);
        drawing.add(root, root, visits.containsKey(root));
        return drawing.picture();
    }

    /** @param id of the box; conclusions have one for each branch */
    private void add(String id, String code, boolean visited) {
        var node = sketch.node(code);
        var visit = Optional.ofNullable(visits.get(code)).filter(seen -> visited);
        var title = node.map(known -> NodeTitle.of(known, sketch).in(look.language()))
                .orElse(code);
        var standing = visit.map(Visit::standing).orElse(Standing.UNTAKEN);
        var value = visit.map(Visit::value).orElse("");
        box(id, new DrawnBox(code, standing, title, value, mark(code, node)));
        if (!look.folded().contains(code)) {
            node.ifPresent(known -> branches(id, known, visit.map(Visit::next).orElse("")));
        }
    }

    private void box(String id, DrawnBox box) {
        boxes.put(id, box);
        placed.add(new io.watchkeeper.drawing.Box(id, DrawnBox.WIDTH, box.height()));
    }

    private Mark mark(String code, Optional<Node> node) {
        var wrong = new ArrayList<Sentence>();
        if (node.isEmpty()) {
            wrong.add(new Sentence("There is no such node.", "没有该节点。"));
        }
        node.ifPresent(known -> known.questions().forEach(place -> errors(place).stream()
                .filter(problem -> !GAPS.contains(problem.code()))
                .map(RulebookProblem::message)
                .forEach(wrong::add)));
        int hidden = look.folded().contains(code) ? below(code, new HashSet<>()) : 0;
        boolean foldable = node.map(known -> !known.branches().isEmpty()).orElse(false);
        return new Mark(look.coverage().tests(code), wrong, hidden, foldable);
    }

    private int below(String code, Set<String> seen) {
        return sketch.node(code).map(Node::next).orElse(List.of()).stream()
                .filter(seen::add)
                .mapToInt(next -> 1 + below(next, seen))
                .sum();
    }

    private List<RulebookProblem> errors(Place place) {
        return sketch.errors(place);
    }

    private void branches(String from, Node node, String taken) {
        if (look.apart()) {
            node.branches().forEach(place -> way(from, node, List.of(place), taken));
        } else {
            Map<String, List<Place>> byNext = node.branches().stream()
                    .collect(Collectors.groupingBy(TreeDrawing::next, LinkedHashMap::new, Collectors.toList()));
            byNext.values().forEach(places -> way(from, node, places, taken));
        }
        node.questions().forEach(place -> errors(place).stream()
                .filter(problem -> GAPS.contains(problem.code()))
                .forEach(problem -> gap(from, node, problem)));
    }

    private static String next(Place branch) {
        return ((DiagnosisStep) branch.decision()).next();
    }

    private void way(String from, Node node, List<Place> places, String taken) {
        var next = next(places.get(0));
        boolean ends = sketch.node(next).map(Node::concludes).orElse(true);
        var to = ends ? from + " " + next : next;
        if (!boxes.containsKey(to)) {
            add(to, next, ends ? next.equals(taken) : visits.containsKey(next));
        }
        var label = places.stream()
                .map(place -> BranchLabel.of(place).in(look.language()))
                .collect(Collectors.joining(" / "));
        var key = look.apart() ? RowKey.of(places.get(0), node.code()) : "";
        way(to, new DrawnWay(key, from, next, label, next.equals(taken), mark(places)));
    }

    private void way(String to, DrawnWay way) {
        ways.add(way);
        double room = TextLines.width(way.label()) + LABEL_ROOM + (look.apart() ? ADD_ROOM : 0);
        led.add(new io.watchkeeper.drawing.Line(way.from(), to, room));
    }

    private Mark mark(List<Place> places) {
        long tests = places.stream()
                .mapToLong(place ->
                        look.coverage().tests(place.table().file(), place.row().sheetRow()))
                .sum();
        var wrong = places.stream()
                .flatMap(place -> errors(place).stream())
                .map(RulebookProblem::message)
                .toList();
        return new Mark(tests, wrong, 0, false);
    }

    /** What no branch takes leads to a box of its own. */
    private void gap(String from, Node node, RulebookProblem problem) {
        var mark = new Mark(0, List.of(problem.message()), 0, false);
        var text = problem.message().in(look.language());
        box(from + " ?", new DrawnBox("", Standing.UNTAKEN, text, "", mark));
        way(from + " ?", new DrawnWay("", from, "", "?", false, mark));
    }

    private TreePicture picture() {
        var drawing = Layers.of(placed, led, Layers.Way.DOWN);
        var drawn = new ArrayList<TreePicture.Box>();
        boxes.forEach((id, box) -> drawn.add(box.at(drawing.boxes().get(id))));
        var lines = new ArrayList<TreePicture.Line>();
        for (int place = 0; place < ways.size(); place++) {
            Drawing.Route route = drawing.routes().get(place);
            lines.add(ways.get(place).along(route));
        }
        return new TreePicture(drawing.width(), drawing.height(), drawn, lines);
    }
}
