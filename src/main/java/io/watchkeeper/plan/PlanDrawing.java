package io.watchkeeper.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.watchkeeper.diagnosis.picture.TextLines;
import io.watchkeeper.drawing.Box;
import io.watchkeeper.drawing.Drawing;
import io.watchkeeper.drawing.Layers;
import io.watchkeeper.drawing.Line;
import io.watchkeeper.plan.PlanView.Step;

/** Draws which steps of a plan follow which, in one language: its checks first, what verifies it last. */
public final class PlanDrawing {
    private static final double WIDTH = 188;
    private static final double INSIDE = 10;
    private static final double LINE = 15;

    private final Map<String, Drawn> drawn = new LinkedHashMap<>();
    private final List<Line> lines = new ArrayList<>();
    private final String language;

    private record Drawn(Step step, List<String> text, double height) {}

    private PlanDrawing(String language) {
        this.language = language;
    }

    /** Not for an event loop. */
    public static PlanPicture of(PlanView plan, String language) {
        var drawing = new PlanDrawing(language);
        plan.checks().forEach(drawing::add);
        plan.steps().forEach(drawing::add);
        plan.verification().forEach(drawing::add);
        var last = plan.steps().stream().map(Step::id).collect(Collectors.toCollection(TreeSet::new));
        for (var step : plan.steps()) {
            last.removeAll(step.after());
            var after = step.after().isEmpty()
                    ? plan.checks().stream().map(Step::id).toList()
                    : step.after();
            after.forEach(before -> drawing.lines.add(new Line(before, step.id())));
        }
        plan.verification().forEach(check -> last.forEach(step -> drawing.lines.add(new Line(step, check.id()))));
        return drawing.picture();
    }

    private void add(Step step) {
        var text = TextLines.of(step.text().in(language).replace("`", ""), WIDTH - 2 * INSIDE);
        drawn.put(step.id(), new Drawn(step, text, 2 * INSIDE + LINE * (text.size() + (step.of() == null ? 0 : 1))));
    }

    private PlanPicture picture() {
        var boxes = new ArrayList<Box>();
        drawn.forEach((id, box) -> boxes.add(new Box(id, WIDTH, box.height())));
        var placed = Layers.of(boxes, lines, Layers.Way.DOWN);
        var shown = new ArrayList<PlanPicture.Box>();
        drawn.forEach((id, box) -> shown.add(box(placed.boxes().get(id), box)));
        return new PlanPicture(
                placed.width(),
                placed.height(),
                shown,
                placed.routes().stream().map(PlanDrawing::path).toList());
    }

    private static PlanPicture.Box box(Drawing.Point at, Drawn box) {
        var texts = new ArrayList<PlanPicture.Text>();
        long x = Math.round(at.x() + INSIDE);
        double y = at.y() + INSIDE + LINE - 4;
        for (var line : box.text()) {
            texts.add(new PlanPicture.Text(line, x, Math.round(y)));
            y += LINE;
        }
        var of = new PlanPicture.Text(Objects.requireNonNullElse(box.step().of(), ""), x, Math.round(y));
        return new PlanPicture.Box(
                box.step().does(), at.x(), at.y(), Math.round(WIDTH), Math.round(box.height()), texts, of);
    }

    private static String path(Drawing.Route route) {
        return route.points().stream()
                .map(point -> point.x() + " " + point.y())
                .collect(Collectors.joining(" L ", "M ", ""));
    }
}
