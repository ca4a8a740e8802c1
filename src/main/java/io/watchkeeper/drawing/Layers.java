package io.watchkeeper.drawing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.watchkeeper.drawing.Drawing.Point;
import io.watchkeeper.drawing.Drawing.Route;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Places boxes in layers along their lines, by Eclipse ELK. The same boxes and lines always come out the same. */
public final class Layers {
    private static final double LABEL_HEIGHT = 16;
    private static final double MARGIN = 8;
    private static final double BETWEEN_BOXES = 16;
    private static final double BETWEEN_LAYERS = 40;

    static {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    }

    private Layers() {}

    /** Which way the lines go. */
    public enum Way {
        RIGHT,
        DOWN
    }

    /** Takes milliseconds for a hundred boxes: not for an event loop. @throws IllegalArgumentException for a line to a box that is not there */
    public static Drawing of(List<Box> boxes, List<Line> lines, Way way) {
        var graph = ElkGraphUtil.createGraph();
        graph.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        graph.setProperty(CoreOptions.DIRECTION, way == Way.RIGHT ? Direction.RIGHT : Direction.DOWN);
        graph.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        graph.setProperty(CoreOptions.PADDING, new ElkPadding(MARGIN));
        graph.setProperty(CoreOptions.RANDOM_SEED, 1);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE, BETWEEN_BOXES);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN_LAYERS);
        var nodes = new LinkedHashMap<String, ElkNode>();
        for (var box : boxes) {
            var node = ElkGraphUtil.createNode(graph);
            node.setDimensions(box.width(), box.height());
            nodes.put(box.id(), node);
        }
        var edges = lines.stream()
                .map(line -> edge(line, node(nodes, line.from()), node(nodes, line.to())))
                .toList();
        new RecursiveGraphLayoutEngine().layout(graph, new BasicProgressMonitor());
        var routes = new ArrayList<Route>();
        for (int place = 0; place < lines.size(); place++) {
            routes.add(route(lines.get(place), edges.get(place)));
        }
        var places = new LinkedHashMap<String, Point>();
        nodes.forEach((id, node) -> places.put(id, point(node.getX(), node.getY())));
        return new Drawing(Math.round(graph.getWidth()), Math.round(graph.getHeight()), places, routes);
    }

    private static Route route(Line line, ElkEdge edge) {
        var points = points(edge.getSections());
        var label = edge.getLabels().stream()
                .map(text -> point(text.getX(), text.getY()))
                .findFirst();
        return new Route(line, points, label.orElse(points.get(0)));
    }

    private static ElkEdge edge(Line line, ElkNode from, ElkNode to) {
        var edge = ElkGraphUtil.createSimpleEdge(from, to);
        if (line.labelWidth() > 0) {
            // ELK makes no room for a label without a text
            var label = ElkGraphUtil.createLabel("label", edge);
            label.setProperty(CoreOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
            label.setDimensions(line.labelWidth(), LABEL_HEIGHT);
        }
        return edge;
    }

    private static ElkNode node(Map<String, ElkNode> nodes, String id) {
        var node = nodes.get(id);
        if (node == null) {
            throw new IllegalArgumentException("a line leads to a box that is not drawn");
        }
        return node;
    }

    private static List<Point> points(List<ElkEdgeSection> sections) {
        return sections.stream().flatMap(Layers::points).toList();
    }

    private static Stream<Point> points(ElkEdgeSection section) {
        var bends = section.getBendPoints().stream().map((ElkBendPoint bend) -> point(bend.getX(), bend.getY()));
        return Stream.of(
                        Stream.of(point(section.getStartX(), section.getStartY())),
                        bends,
                        Stream.of(point(section.getEndX(), section.getEndY())))
                .flatMap(points -> points);
    }

    private static Point point(double x, double y) {
        return new Point(Math.round(x), Math.round(y));
    }
}
