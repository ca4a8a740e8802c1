package io.watchkeeper.console;

import java.util.List;

import io.watchkeeper.decision.plan.OperationTrial;
import io.watchkeeper.rulebook.RulebookVersion;
import io.watchkeeper.rulebook.draft.DraftEdits;
import io.watchkeeper.rulebook.draft.ProblemView;

/**
 * An operation of a draft, open as a form.
 *
 * @param refused why the last edit was not stored, null where nothing was refused
 * @param problems of the last edit that stand beside no field
 * @param trial what it would do, null where nobody asked
 */
public record EditedOperation(
        RulebookVersion about,
        String file,
        String etag,
        OperationSheet sheet,
        DraftEdits edits,
        Refusal.Shown refused,
        List<ProblemView> problems,
        OperationTrial trial) {
    EditedOperation because(Refusal.Shown why) {
        return new EditedOperation(about, file, etag, sheet, edits, why, problems, trial);
    }

    EditedOperation tried(OperationTrial done) {
        return new EditedOperation(about, file, etag, sheet, edits, refused, problems, done);
    }
}
