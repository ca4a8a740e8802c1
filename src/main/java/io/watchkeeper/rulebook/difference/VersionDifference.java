package io.watchkeeper.rulebook.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import io.watchkeeper.decision.RulebookContent;

/** Compares two versions file by file. */
public final class VersionDifference {
    private VersionDifference() {}

    /** The files that differ, by their path. */
    public static List<FileDifference> of(RulebookContent before, RulebookContent after) {
        var differences = new ArrayList<FileDifference>();
        var files = new TreeSet<>(before.files().keySet());
        files.addAll(after.files().keySet());
        for (var file : files) {
            var old = before.files().getOrDefault(file, "");
            var now = after.files().getOrDefault(file, "");
            if (!old.equals(now)
                    || before.files().containsKey(file) != after.files().containsKey(file)) {
                differences.add(
                        file.endsWith(".csv") ? TableDifference.of(file, old, now) : TextDifference.of(file, old, now));
            }
        }
        return differences;
    }
}
