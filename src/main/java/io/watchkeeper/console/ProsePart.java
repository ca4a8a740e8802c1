package io.watchkeeper.console;

import java.util.ArrayList;
import java.util.List;

/** A piece of a text in which commands stand between backticks, as plans are written. */
public record ProsePart(String text, boolean code) {
    static List<ProsePart> of(String text) {
        var parts = new ArrayList<ProsePart>();
        var rest = text;
        while (true) {
            var open = rest.indexOf('`');
            var close = rest.indexOf('`', open + 1);
            if (open < 0 || close < 0) {
                parts.add(new ProsePart(rest, false));
                return parts;
            }
            parts.add(new ProsePart(rest.substring(0, open), false));
            parts.add(new ProsePart(rest.substring(open + 1, close), true));
            rest = rest.substring(close + 1);
        }
    }
}
