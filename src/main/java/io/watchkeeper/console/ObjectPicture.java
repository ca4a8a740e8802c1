package io.watchkeeper.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.watchkeeper.drawing.Box;
import io.watchkeeper.drawing.Drawing;
import io.watchkeeper.drawing.Layers;
import io.watchkeeper.drawing.Line;
import io.watchkeeper.object.Neighbourhood;
import io.watchkeeper.object.Neighbourhood.Need;
import io.watchkeeper.object.Neighbourhood.Node;
import io.watchkeeper.object.ObjectState;

/** An object's surroundings, drawn: who needs it on the left, what it needs on the right. */
public record ObjectPicture(Drawing drawing, List<Drawn> boxes, boolean cut) {
    private static final int LONGEST = 26;
    private static final long HEIGHT = 40;

    /**
     * A box with its texts.
     *
     * @param name shortened
     * @param tone here, known, unsure or absent
     */
    public record Drawn(Node node, String name, long x, long y, long width, String tone) {
        public long height() {
            return HEIGHT;
        }

        public long middle() {
            return x + width / 2;
        }

        public long firstLine() {
            return y + 17;
        }

        public long secondLine() {
            return y + 32;
        }
    }

    static ObjectPicture of(Neighbourhood around) {
        var boxes = around.nodes().stream()
                .map(node -> new Box(node.is().text(), width(node), HEIGHT))
                .toList();
        var lines = around.needs().stream()
                .sorted(Comparator.comparing(Need::one).thenComparing(Need::other))
                .map(need -> new Line(need.one().text(), need.other().text()))
                .toList();
        var drawing = Layers.of(boxes, lines, Layers.Way.RIGHT);
        var drawn = new ArrayList<Drawn>();
        for (var node : around.nodes()) {
            var at = drawing.boxes().get(node.is().text());
            var tone = drawn.isEmpty() ? "here" : tone(node);
            drawn.add(new Drawn(node, shortened(node.is().name()), at.x(), at.y(), width(node), tone));
        }
        return new ObjectPicture(drawing, drawn, around.cut());
    }

    private static String tone(Node node) {
        return node.id() == null ? "absent" : node.state() == ObjectState.CONFIRMED ? "known" : "unsure";
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    /** Ideographs are as wide as they are high. */
    private static long width(Node node) {
        var name = shortened(node.is().name());
        long wide = name.codePoints().filter(point -> point > 0x2e80).count();
        long narrow = name.codePointCount(0, name.length()) - wide;
        return Math.max(84, 20 + wide * 14 + narrow * 8);
    }
}
