package io.watchkeeper.rulebook.draft;

import java.util.List;

import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.rulebook.difference.FileDifference;

/**
 * What an uploaded table would change in a draft.
 *
 * @param fileName as the person's machine calls it
 * @param etag of the draft's table that it is compared with
 * @param moved whether somebody else has changed that table since the upload was begun
 * @param difference from the draft's table to the uploaded one
 * @param problems that the table would have, those with an ERROR keep it out of the draft
 */
public record UploadPreview(
        String path,
        String fileName,
        String etag,
        boolean moved,
        FileDifference.Table difference,
        List<ProblemView> problems) {
    public UploadPreview {
        problems = List.copyOf(problems);
    }

    /** Whether it cannot be taken over whole. */
    public boolean blocked() {
        return problems.stream().anyMatch(problem -> problem.severity().equals(RulebookProblem.Severity.ERROR.name()));
    }
}
