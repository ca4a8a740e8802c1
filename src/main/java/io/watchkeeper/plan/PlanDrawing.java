package io.watchkeeper.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.watchkeeper.decision.plan.EmergencyPlan;
import io.watchkeeper.decision.plan.PlanLibrary;
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

    private record Drawn(String part, Step step, List<String> text, double height) {}

    private PlanDrawing(String language) {
        this.language = language;
    }

    /** Not for an event loop. */
    public static PlanPicture of(PlanView plan, String language) {
        return new PlanDrawing(language).draw(plan.checks(), plan.steps(), plan.verification());
    }

    /** The same of a plan that may be another tomorrow. */
    public static PlanPicture of(PlanLibrary library, EmergencyPlan plan, String language) {
        var rendering = new PlanRendering(library);
        return new PlanDrawing(language)
                .draw(
                        rendering.steps(plan.checks()),
                        rendering.steps(plan.steps()),
                        rendering.steps(plan.verification()));
    }

    private PlanPicture draw(List<Step> checks, List<Step> steps, List<Step> verification) {
        checks.forEach(step -> add("checks", step));
        steps.forEach(step -> add("steps", step));
        verification.forEach(step -> add("verify", step));
        var last = steps.stream().map(Step::id).collect(Collectors.toCollection(TreeSet::new));
        for (var step : steps) {
            last.removeAll(step.after());
            var after = step.after().isEmpty() ? checks.stream().map(Step::id).toList() : step.after();
            after.forEach(before -> lines.add(new Line(before, step.id())));
        }
        verification.forEach(check -> last.forEach(step -> lines.add(new Line(step, check.id()))));
        return picture();
    }

    private void add(String part, Step step) {
        var text = TextLines.of(step.text().in(language).replace("`", ""), WIDTH - 2 * INSIDE);
        var height = 2 * INSIDE + LINE * (text.size() + (step.of() == null ? 0 : 1));
        drawn.put(step.id(), new Drawn(part, step, text, height));
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
                placed.routes().stream().map(this::way).toList());
    }

    private PlanPicture.Box box(Drawing.Point at, Drawn box) {
        var texts = new ArrayList<PlanPicture.Text>();
        long x = Math.round(at.x() + INSIDE);
        double y = at.y() + INSIDE + LINE - 4;
        for (var line : box.text()) {
            texts.add(new PlanPicture.Text(line, x, Math.round(y)));
            y += LINE;
        }
        var of = new PlanPicture.Text(Objects.requireNonNullElse(box.step().of(), ""), x, Math.round(y));
        return new PlanPicture.Box(
                box.part(),
                box.step().id(),
                box.step().does(),
                box.step().text().in(language),
                at.x(),
                at.y(),
                Math.round(WIDTH),
                Math.round(box.height()),
                texts,
                of);
    }

    private PlanPicture.Way way(Drawing.Route route) {
        var points = route.points();
        var path =
                points.stream().map(point -> point.x() + " " + point.y()).collect(Collectors.joining(" L ", "M ", ""));
        boolean steps = Stream.of(route.line().from(), route.line().to())
                .allMatch(id -> drawn.get(id).part().equals("steps"));
        return new PlanPicture.Way(
                route.line().from(),
                route.line().to(),
                steps,
                path,
                points.get(0),
                middle(points),
                points.get(points.size() - 1));
    }

    /** Of the way, so that it lies on it. */
    private static Drawing.Point middle(List<Drawing.Point> points) {
        var one = points.get((points.size() - 1) / 2);
        var other = points.get(points.size() / 2);
        return points.size() % 2 == 1 ? one : new Drawing.Point((one.x() + other.x()) / 2, (one.y() + other.y()) / 2);
    }
}
