package io.watchkeeper.rulebook.difference;

import java.util.ArrayList;
import java.util.List;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.Chunk;
import io.watchkeeper.rulebook.difference.FileDifference.Kind;
import io.watchkeeper.rulebook.difference.FileDifference.Line;

/** Lines that came and went. */
public final class TextDifference {
    private static final int MOST_SHOWN = 1_000;
    /** The search takes time and memory by the product of size and difference; beyond this the whole text counts as changed. */
    private static final int LONGEST = 4_000;

    private TextDifference() {}

    /** Compares two texts of the file line by line. */
    public static FileDifference.Text of(String file, String before, String after) {
        var old = before.lines().toList();
        var now = after.lines().toList();
        var lines = new ArrayList<Line>();
        if (Math.max(old.size(), now.size()) > LONGEST) {
            lines.addAll(lines(Kind.REMOVED, new Chunk<>(0, old)));
            lines.addAll(lines(Kind.ADDED, new Chunk<>(0, now)));
        } else {
            for (var delta : DiffUtils.diff(old, now).getDeltas()) {
                lines.addAll(lines(Kind.REMOVED, delta.getSource()));
                lines.addAll(lines(Kind.ADDED, delta.getTarget()));
            }
        }
        int shown = Math.min(lines.size(), MOST_SHOWN);
        return new FileDifference.Text(file, lines.subList(0, shown), lines.size() - shown);
    }

    private static List<Line> lines(Kind kind, Chunk<String> chunk) {
        var lines = new ArrayList<Line>();
        for (int i = 0; i < chunk.getLines().size(); i++) {
            lines.add(
                    new Line(kind, chunk.getPosition() + i + 1, chunk.getLines().get(i)));
        }
        return lines;
    }
}
