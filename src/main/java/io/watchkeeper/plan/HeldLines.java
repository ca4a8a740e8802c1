package io.watchkeeper.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.watchkeeper.access.Masking;
import io.watchkeeper.plan.operation.Output;

/** Lines of one call on their way to the store: bounded, without colours and control characters, secrets masked. */
final class HeldLines implements Output {
    static final String NO_MORE = "… more was said than is kept";
    private static final int LONGEST = 2_000;
    private static final Pattern COLOURS = Pattern.compile("\\u001B\\[[0-9;?]*[A-Za-z]");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\\t]]");

    private final int most;
    private List<String> waiting = new ArrayList<>();
    private int taken;

    HeldLines(int most) {
        this.most = most;
    }

    @Override
    public synchronized void line(String text) {
        if (taken < most) {
            waiting.add(++taken == most ? NO_MORE : harmless(text));
        }
    }

    /** Those that came since. */
    synchronized List<String> take() {
        var lines = waiting;
        waiting = new ArrayList<>();
        return lines;
    }

    private static String harmless(String text) {
        // masked before it is cut: half a secret is a secret
        var masked = Masking.text(
                CONTROLS.matcher(COLOURS.matcher(text).replaceAll("")).replaceAll(" "));
        return masked.length() > LONGEST ? masked.substring(0, LONGEST) + "…" : masked;
    }
}
