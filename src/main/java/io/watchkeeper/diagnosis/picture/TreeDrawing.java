package io.watchkeeper.diagnosis.picture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.diagnosis.TreeNodes;
import io.watchkeeper.decision.diagnosis.TreeNodes.Node;
import io.watchkeeper.decision.diagnosis.TreeNodes.Place;
import io.watchkeeper.diagnosis.picture.TreePicture.Box;
import io.watchkeeper.diagnosis.picture.TreePicture.Line;
import io.watchkeeper.diagnosis.picture.TreePicture.Standing;
import io.watchkeeper.diagnosis.picture.TreePicture.Text;
import io.watchkeeper.drawing.Drawing;
import io.watchkeeper.drawing.Layers;
import io.watchkeeper.facts.DiagnosisStep;

/** Draws a tree with what became of its nodes, in one language. */
public final class TreeDrawing {
    private static final double WIDTH = 172;
    private static final double INSIDE = 10;
    private static final double LINE = 15;
    private static final double LABEL_ROOM = 10;

    private final Rulebook rulebook;
    private final Map<String, Node> nodes;
    private final Map<String, Visit> visits;
    private final String language;
    private final List<io.watchkeeper.drawing.Box> placed = new ArrayList<>();
    private final List<io.watchkeeper.drawing.Line> led = new ArrayList<>();
    private final Map<String, Drawn> boxes = new LinkedHashMap<>();
    private final List<Way> ways = new ArrayList<>();

    /**
     * What happened at a node.
     *
     * @param value what was measured, empty for nothing
     * @param next where the way went on, empty where it did not
     */
    public record Visit(Standing standing, String value, String next) {}

    private record Drawn(String node, Standing standing, List<String> lines, String value, double height) {}

    private record Way(String label, boolean taken) {}

    private TreeDrawing(Rulebook rulebook, Map<String, Visit> visits, String language) {
        this.rulebook = rulebook;
        this.nodes = TreeNodes.of(rulebook.tables()).byCode();
        this.visits = visits;
        this.language = language;
    }

    /** @param visits by node; no others were on the way */
    public static TreePicture of(Rulebook rulebook, String root, Map<String, Visit> visits, String language) {
        var drawing = new TreeDrawing(rulebook, visits, language);
        drawing.add(root, root, visits.containsKey(root));
        return drawing.picture();
    }

    /** @param id of the box; conclusions have one for each branch */
    private void add(String id, String code, boolean visited) {
        var node = Optional.ofNullable(nodes.get(code));
        var visit = Optional.ofNullable(visits.get(code)).filter(seen -> visited);
        var lines = TextLines.of(node.map(this::title).orElse(code), WIDTH - 2 * INSIDE);
        var value = visit.map(Visit::value).orElse("");
        double height = 2 * INSIDE + LINE * (lines.size() + (value.isEmpty() ? 0 : 1));
        boxes.put(id, new Drawn(code, visit.map(Visit::standing).orElse(Standing.UNTAKEN), lines, value, height));
        placed.add(new io.watchkeeper.drawing.Box(id, WIDTH, height));
        node.ifPresent(known -> branches(id, known, visit.map(Visit::next).orElse("")));
    }

    private void branches(String from, Node node, String taken) {
        Map<String, List<Place>> byNext = node.branches().stream()
                .collect(Collectors.groupingBy(
                        place -> ((DiagnosisStep) place.decision()).next(), LinkedHashMap::new, Collectors.toList()));
        byNext.forEach((next, places) -> {
            boolean ends =
                    Optional.ofNullable(nodes.get(next)).map(Node::concludes).orElse(true);
            var to = ends ? from + " " + next : next;
            if (!boxes.containsKey(to)) {
                add(to, next, ends ? next.equals(taken) : visits.containsKey(next));
            }
            var label = places.stream().map(this::label).collect(Collectors.joining(" / "));
            ways.add(new Way(label, next.equals(taken)));
            led.add(new io.watchkeeper.drawing.Line(from, to, TextLines.width(label) + LABEL_ROOM));
        });
    }

    private String label(Place branch) {
        return BranchLabel.of(branch).in(language);
    }

    private String title(Node node) {
        return NodeTitle.of(node, rulebook).in(language);
    }

    private TreePicture picture() {
        var drawing = Layers.of(placed, led, Layers.Way.DOWN);
        var drawn = new ArrayList<Box>();
        boxes.forEach((id, box) -> drawn.add(box(drawing.boxes().get(id), box)));
        var lines = new ArrayList<Line>();
        for (int place = 0; place < ways.size(); place++) {
            lines.add(line(drawing.routes().get(place), ways.get(place)));
        }
        return new TreePicture(drawing.width(), drawing.height(), drawn, lines);
    }

    private static Box box(Drawing.Point at, Drawn box) {
        var texts = new ArrayList<Text>();
        double y = at.y() + INSIDE + LINE - 4;
        for (var line : box.lines()) {
            texts.add(new Text(line, Math.round(at.x() + INSIDE), Math.round(y)));
            y += LINE;
        }
        return new Box(
                box.node(),
                box.standing(),
                at.x(),
                at.y(),
                Math.round(WIDTH),
                Math.round(box.height()),
                texts,
                new Text(box.value(), Math.round(at.x() + INSIDE), Math.round(y)));
    }

    private static Line line(Drawing.Route route, Way way) {
        var path = route.points().stream()
                .map(point -> point.x() + " " + point.y())
                .collect(Collectors.joining(" L ", "M ", ""));
        var label = route.label();
        var text = new Text(way.label(), Math.round(label.x() + LABEL_ROOM / 2), Math.round(label.y() + LINE - 3));
        return new Line(way.taken(), path, text);
    }
}
