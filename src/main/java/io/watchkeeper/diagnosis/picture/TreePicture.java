package io.watchkeeper.diagnosis.picture;

import java.util.List;

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
     * @param lines of its text, from the top
     * @param value what was measured; empty for nothing
     */
    public record Box(
            String node, Standing standing, long x, long y, long width, long height, List<Text> lines, Text value) {}

    /** @param y of the base line */
    public record Text(String text, long x, long y) {}

    /**
     * @param path as SVG writes it
     * @param label which answers it takes
     */
    public record Line(boolean taken, String path, Text label) {}
}
