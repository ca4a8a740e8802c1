package io.watchkeeper.diagnosis.picture;

import java.util.stream.Collectors;

import io.watchkeeper.diagnosis.picture.TreePicture.Line;
import io.watchkeeper.diagnosis.picture.TreePicture.Mark;
import io.watchkeeper.diagnosis.picture.TreePicture.Point;
import io.watchkeeper.diagnosis.picture.TreePicture.Text;
import io.watchkeeper.drawing.Drawing;

/** A branch that has no place yet. */
record DrawnWay(String key, String from, String next, String label, boolean taken, Mark mark) {
    private static final int BESIDE = 5;
    private static final int BASE = 12;

    Line along(Drawing.Route route) {
        var path = route.points().stream()
                .map(point -> point.x() + " " + point.y())
                .collect(Collectors.joining(" L ", "M ", ""));
        var corner = route.label();
        var last = route.points().get(route.points().size() - 1);
        var text = new Text(label, corner.x() + BESIDE, corner.y() + BASE);
        return new Line(key, from, next, taken, path, text, new Point(last.x(), last.y()), mark);
    }
}
