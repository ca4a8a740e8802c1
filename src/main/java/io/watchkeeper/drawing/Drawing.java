package io.watchkeeper.drawing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Boxes and lines in their places, in pixels from the upper left corner.
 *
 * @param boxes the upper left corners by id
 * @param routes the lines, in the order they were given
 */
public record Drawing(long width, long height, Map<String, Point> boxes, List<Route> routes) {
    public record Point(long x, long y) {}

    /**
     * A line with its bends, from end to end.
     *
     * @param label the upper left corner of the room for its text; its beginning where it has none
     */
    public record Route(Line line, List<Point> points, Point label) {
        /** As the attribute {@code points} of SVG. */
        public String path() {
            return points.stream()
                    .map(point -> String.format(Locale.ROOT, "%d,%d", point.x(), point.y()))
                    .collect(Collectors.joining(" "));
        }
    }
}
