package io.watchkeeper.diagnosis;

import java.util.List;
import java.util.function.Consumer;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.Stage;
import io.watchkeeper.decision.diagnosis.edit.EditRefused;
import io.watchkeeper.decision.diagnosis.edit.TreeEdit;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.Problem;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.draft.DraftEdits;
import io.watchkeeper.rulebook.draft.JointDesk;
import io.watchkeeper.rulebook.draft.ProblemView;

/** Edits of the trees of a draft. Each is stored at once in all tables that it changes, and undone in all of them. */
@Singleton
public class TreeEdits {
    private static final String FOLDER = Stage.DIAGNOSIS.folder() + "/";
    private static final int CONFLICT = 409;
    private static final int UNUSABLE = 422;

    private final JointDesk desk;
    private final TreeSketches sketches;

    TreeEdits(JointDesk desk, TreeSketches sketches) {
        this.desk = desk;
        this.sketches = sketches;
    }

    /** @return fails with 403, 404, 409 for a version that is no draft or a row that others have changed, 422 with the field or the problems */
    public Uni<Void> make(long version, TreeEdit edit) {
        return make(version, edit, content -> {});
    }

    /** @param check throws where the content is not what the edit was meant for */
    Uni<Void> make(long version, TreeEdit edit, Consumer<RulebookContent> check) {
        return desk.put(version, content -> {
            check.accept(content);
            return edited(content, edit);
        });
    }

    private RulebookContent edited(RulebookContent content, TreeEdit edit) {
        try {
            return sketches.edited(content, edit);
        } catch (EditRefused refused) {
            throw said(refused);
        }
    }

    static ProblemException said(EditRefused refused) {
        var why = refused.why();
        int status = why.code().equals("OVERTAKEN") ? CONFLICT : UNUSABLE;
        var flaw = Flaw.at(
                        "/" + why.field(),
                        why.code(),
                        why.says().en(),
                        why.says().zh())
                .found(why.value());
        var problem = Problem.of(status, why.says().en(), List.of(flaw));
        return new ProblemException(
                refused.problems().isEmpty() ? problem : problem.with("problems", ProblemView.of(refused.problems())));
    }

    /** The latest edits of all tables of trees, and what the caller may turn back next. */
    public Uni<DraftEdits> latest(long version) {
        return desk.edits(version, FOLDER);
    }

    /** @return fails with 403, 404, 409 for a version that is no draft, 409 with {@code overlap} where somebody has changed the same rows since */
    public Uni<Void> undo(long version, long edit) {
        return desk.undo(version, FOLDER, edit);
    }
}
