package io.watchkeeper.diagnosis;

import java.util.List;

import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.RulebookProblem.Severity;
import io.watchkeeper.decision.Stage;
import io.watchkeeper.decision.diagnosis.DiagnosisTree;
import io.watchkeeper.decision.diagnosis.TreeSketch;
import io.watchkeeper.diagnosis.picture.TreeOutline;
import io.watchkeeper.diagnosis.picture.TreePicture;
import io.watchkeeper.facts.Sentence;

/**
 * A tree of some version of the rulebook, as a picture in one language and as a list.
 *
 * @param sketch all that its nodes may name
 */
public record DrawnTree(
        DiagnosisTree tree, TreeSketch sketch, TreePicture picture, List<TreeOutline.Entry> outline, Tried tried) {
    public DrawnTree {
        outline = List.copyOf(outline);
    }

    /**
     * What was tried on it.
     *
     * @param text as it was typed; empty for none
     * @param readable false where it has another form
     * @param possible false where the version has errors: then it decides nothing
     * @param end where the way leads; empty where none was tried
     * @param cause that is concluded, or empty
     */
    public record Tried(String text, boolean readable, boolean possible, Sentence end, String cause) {}

    /** Whether some way is shown on it. */
    public boolean lit() {
        return !tried.end().en().isEmpty();
    }

    /** Rows that no test scenario fires. */
    public long untested() {
        return outline.stream()
                .flatMap(entry -> entry.rows().stream())
                .filter(row -> !row.tested())
                .count();
    }

    /** What is wrong with the trees of the version. */
    public List<RulebookProblem> errors() {
        return sketch.problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .filter(problem -> problem.file().startsWith(Stage.DIAGNOSIS.folder() + "/"))
                .toList();
    }

    /** How a row of a list of trees shows it. */
    public record Line(DiagnosisTree tree, int nodes, long untested) {}
}
