package io.watchkeeper.diagnosis.picture;

import java.util.ArrayList;
import java.util.List;

import io.watchkeeper.diagnosis.picture.TreePicture.Box;
import io.watchkeeper.diagnosis.picture.TreePicture.Mark;
import io.watchkeeper.diagnosis.picture.TreePicture.Standing;
import io.watchkeeper.diagnosis.picture.TreePicture.Text;
import io.watchkeeper.drawing.Drawing;

/** A node that has no place yet. */
record DrawnBox(String node, Standing standing, String title, String value, Mark mark) {
    static final double WIDTH = 172;
    private static final double INSIDE = 10;
    private static final double LINE = 15;

    double height() {
        return 2 * INSIDE + LINE * (lines().size() + (value.isEmpty() ? 0 : 1));
    }

    private List<String> lines() {
        return TextLines.of(title, WIDTH - 2 * INSIDE);
    }

    Box at(Drawing.Point at) {
        var texts = new ArrayList<Text>();
        double y = at.y() + INSIDE + LINE - 4;
        for (var line : lines()) {
            texts.add(new Text(line, Math.round(at.x() + INSIDE), Math.round(y)));
            y += LINE;
        }
        var measured = new Text(value, Math.round(at.x() + INSIDE), Math.round(y));
        return new Box(node, standing, at.x(), at.y(), Math.round(WIDTH), Math.round(height()), texts, measured, mark);
    }
}
