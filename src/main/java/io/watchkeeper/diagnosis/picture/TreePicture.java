package io.watchkeeper.diagnosis.picture;

import java.util.List;

import io.watchkeeper.facts.Sentence;

/**
 * A tree as it is drawn, in pixels.
 *
 * @param boxes the nodes; a conclusion stands once for each branch that leads to it
 */
public record TreePicture(long width, long height, List<Box> boxes, List<Line> lines) {
    public TreePicture {
        boxes = List.copyOf(boxes);
        lines = List.copyOf(lines);
    }

    /** What became of a node. */
    public enum Standing {
        /** Its check has answered. */
        ANSWERED,
        /** Its check was asked in vain, or could not be asked. */
        NO_DATA,
        /** Its check is under way. */
        ASKED,
        /** The way ended here. */
        CONCLUDED,
        /** The way did not lead here. */
        UNTAKEN
    }

    /**
     * @param node its code; empty for a place where a branch is missing
     * @param lines of its text, from the top
     * @param value what was measured; empty for nothing
     */
    public record Box(
            String node,
            Standing standing,
            long x,
            long y,
            long width,
            long height,
            List<Text> lines,
            Text value,
            Mark mark) {
        public Box {
            lines = List.copyOf(lines);
        }

        /** Inside its lower right corner. */
        public Point corner() {
            return new Point(x + width - 6, y + height - 4);
        }
    }

    /**
     * What is known of a node or a branch beside its way.
     *
     * @param tests how many test scenarios come by
     * @param wrong what keeps the tree from being published
     * @param hidden how many nodes below it are folded away
     * @param foldable whether anything stands below it
     */
    public record Mark(long tests, List<Sentence> wrong, int hidden, boolean foldable) {
        public static final Mark NONE = new Mark(0, List.of(), 0, false);

        public Mark {
            wrong = List.copyOf(wrong);
        }
    }

    /** @param y of the base line */
    public record Text(String text, long x, long y) {}

    /** @param y downwards */
    public record Point(long x, long y) {}

    /**
     * A branch, or all branches between two nodes.
     *
     * @param key what the row of the branch is known by; empty for several, and for a missing one
     * @param from its node
     * @param next where it leads, empty where nothing says so
     * @param path as SVG writes it
     * @param label which answers it takes
     * @param end of the line
     */
    public record Line(
            String key, String from, String next, boolean taken, String path, Text label, Point end, Mark mark) {
        /** Where something can be added to it: behind its text. */
        public Point add() {
            return new Point(label.x() + Math.round(TextLines.width(label.text())) + 14, label.y() - 4);
        }
    }
}
