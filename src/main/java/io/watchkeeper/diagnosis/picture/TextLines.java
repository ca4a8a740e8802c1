package io.watchkeeper.diagnosis.picture;

import java.util.ArrayList;
import java.util.List;

/** Breaks texts into lines of a picture, where nothing else does. */
public final class TextLines {
    private static final double HAN = 12.5;
    private static final double OTHER = 6.4;
    private static final int MOST = 3;

    private TextLines() {}

    /** About how wide a text is at 12 pixels. */
    public static double width(String text) {
        return text.codePoints()
                .mapToDouble(point -> point >= 0x2e80 ? HAN : OTHER)
                .sum();
    }

    /** At blanks, and between Chinese characters; the last line ends with three dots where there is more. */
    public static List<String> of(String text, double width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var part : text.split("(?<= )|(?<=\\p{IsHan})")) {
            if (!line.isEmpty() && width(line + part.stripTrailing()) > width) {
                lines.add(line.toString().strip());
                line.setLength(0);
            }
            line.append(part);
        }
        lines.add(line.toString().strip());
        if (lines.size() <= MOST) {
            return lines;
        }
        var shown = new ArrayList<>(lines.subList(0, MOST));
        shown.set(MOST - 1, shown.get(MOST - 1) + "…");
        return shown;
    }
}
