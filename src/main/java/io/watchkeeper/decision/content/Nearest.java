package io.watchkeeper.decision.content;

import java.util.Collection;
import java.util.Locale;

/** What somebody probably meant. */
public final class Nearest {
    private Nearest() {}

    /** The candidate closest to a word, or empty where none is close. */
    public static String to(String word, Collection<String> candidates) {
        var best = "";
        int closest = Math.max(2, word.length() / 4) + 1;
        for (var candidate : candidates) {
            int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT), closest);
            if (distance < closest) {
                closest = distance;
                best = candidate;
            }
        }
        return best;
    }

    /** The number of edits, or {@code limit} when it is at least that. */
    private static int distance(String one, String other, int limit) {
        if (Math.abs(one.length() - other.length()) >= limit || one.length() > 100) {
            return limit;
        }
        var costs = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            costs[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = costs[0];
            costs[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = costs[j];
                costs[j] = Math.min(replaced, Math.min(costs[j], costs[j - 1]) + 1);
            }
        }
        return Math.min(limit, costs[other.length()]);
    }
}
