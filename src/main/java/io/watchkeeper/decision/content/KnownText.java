package io.watchkeeper.decision.content;

import java.util.ArrayList;
import java.util.List;

import io.watchkeeper.decision.Problems;

/**
 * A text with the cells that were read of it, for reading another that differs in few lines: those that both begin with and both end with are taken over.
 *
 * @param sheet nothing was wrong with
 */
public record KnownText(String text, Sheet sheet) {
    public static final KnownText NONE = new KnownText("", new Sheet(List.of()));

    /** The other text, whose sheet is what {@link Sheet#read} makes of it. */
    public KnownText next(String other, Problems.InFile problems) {
        int top = sameStart(other);
        int bottom = sameEnd(other, top);
        var rows = new ArrayList<>(sheet.rows().subList(0, lineEnds(other, 0, top)));
        // the last line ends with the text, and is there also where it is empty
        Sheet.read(other, top, other.length() + (bottom == 0 ? 1 : -bottom), rows, problems);
        if (bottom > 0) {
            int lines = lineEnds(other, other.length() - bottom, other.length()) + 1;
            rows.addAll(sheet.rows().subList(sheet.height() - lines, sheet.height()));
        }
        return new KnownText(other, new Sheet(rows));
    }

    /** How many characters of whole lines both begin with. */
    private int sameStart(String other) {
        int most = Math.min(text.length(), other.length());
        int same = 0;
        while (same < most && text.charAt(same) == other.charAt(same)) {
            same++;
        }
        return same == 0 ? 0 : other.lastIndexOf('\n', same - 1) + 1;
    }

    /** How many characters of whole lines both end with, beside those that they begin with. */
    private int sameEnd(String other, int top) {
        int most = Math.min(text.length(), other.length()) - top;
        int same = 0;
        while (same < most && text.charAt(text.length() - 1 - same) == other.charAt(other.length() - 1 - same)) {
            same++;
        }
        int end = other.indexOf('\n', other.length() - same);
        return end < 0 ? 0 : other.length() - 1 - end;
    }

    private static int lineEnds(String text, int from, int to) {
        int ends = 0;
        for (int i = from; i < to; i++) {
            boolean alone = text.charAt(i) == '\r' && !text.startsWith("\n", i + 1);
            ends += alone || text.charAt(i) == '\n' ? 1 : 0;
        }
        return ends;
    }
}
