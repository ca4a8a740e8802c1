package io.watchkeeper.intake;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Guesses which name was meant by one that is not known. */
final class NearestName {
    private static final int MOST_EDITS = 2;
    private static final int LONGEST = 64;

    private NearestName() {}

    /** The known name that at most two edits lead to, letter case aside. */
    static Optional<String> to(String written, Collection<String> known) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        String nearest = null;
        int fewest = MOST_EDITS + 1;
        for (String name : known) {
            int edits = edits(written.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (edits < fewest) {
                fewest = edits;
                nearest = name;
            }
        }
        return Optional.ofNullable(nearest);
    }

    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int line = 1; line <= from.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column < row.length; column++) {
                int replaced = diagonal + (from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(replaced, 1 + Math.min(row[column], row[column - 1]));
            }
        }
        return row[to.length()];
    }
}
