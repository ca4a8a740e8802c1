package io.watchkeeper.rulebook.release;

import java.util.SortedSet;
import java.util.TreeSet;

import io.watchkeeper.decision.RulebookContent;

/** Which files differ between versions. */
final class Changed {
    private Changed() {}

    /** Files that are other, or only in one of the two. */
    static SortedSet<String> files(RulebookContent one, RulebookContent other) {
        var all = new TreeSet<>(one.files().keySet());
        all.addAll(other.files().keySet());
        all.removeIf(file -> same(file, one, other));
        return all;
    }

    /** What publishing a draft would undo: files that were changed in the live version since the draft was made, and not in the same way in the draft. */
    static SortedSet<String> undone(RulebookContent draft, RulebookContent base, RulebookContent live) {
        var undone = files(base, live);
        undone.removeIf(file -> same(file, draft, live));
        return undone;
    }

    private static boolean same(String file, RulebookContent one, RulebookContent other) {
        var text = one.files().get(file);
        return text == null
                ? other.files().get(file) == null
                : text.equals(other.files().get(file));
    }
}
