package io.watchkeeper.diagnosis;

import java.util.List;

import io.watchkeeper.decision.diagnosis.DiagnosisTree;
import io.watchkeeper.diagnosis.picture.TreeOutline;
import io.watchkeeper.diagnosis.picture.TreePicture;
import io.watchkeeper.facts.Sentence;

/**
 * A tree of some version of the rulebook, as a picture in one language and as a list.
 *
 * @param tried the evidence that was tried on it, as it was typed; empty for none
 * @param readable false where what was typed has another form
 * @param end where the way leads with that evidence; empty where none was tried
 */
public record DrawnTree(
        DiagnosisTree tree,
        TreePicture picture,
        List<TreeOutline.Entry> outline,
        String tried,
        boolean readable,
        Sentence end) {
    public DrawnTree {
        outline = List.copyOf(outline);
    }

    /** Whether some way is shown on it. */
    public boolean lit() {
        return !end.en().isEmpty();
    }

    /** Rows that no test scenario fires. */
    public long untested() {
        return outline.stream()
                .flatMap(entry -> entry.rows().stream())
                .filter(row -> !row.tested())
                .count();
    }

    /** How a row of a list of trees shows it. */
    public record Line(DiagnosisTree tree, int nodes, long untested) {}
}
