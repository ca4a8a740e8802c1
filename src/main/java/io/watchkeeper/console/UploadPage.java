package io.watchkeeper.console;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.watchkeeper.decision.RulebookProblem.Severity;
import io.watchkeeper.rulebook.difference.FileDifference.Kind;
import io.watchkeeper.rulebook.difference.FileDifference.Row;
import io.watchkeeper.rulebook.draft.ProblemView;
import io.watchkeeper.rulebook.draft.UploadPreview;

/**
 * The preview of an upload.
 *
 * @param refused why it was not taken over, or null
 */
public record UploadPage(long version, String upload, UploadPreview preview, Refusal.Shown refused) {
    /** @param problems of its cells in the uploaded table */
    public record Line(Row row, List<ProblemView> problems) {
        public boolean wrong() {
            return problems.stream().anyMatch(problem -> problem.severity().equals(Severity.ERROR.name()));
        }
    }

    public List<Line> lines() {
        var problems = preview.problems().stream().collect(Collectors.groupingBy(UploadPage::row));
        return preview.difference().rows().stream()
                .map(row -> new Line(row, row.after() == 0 ? List.of() : problems.getOrDefault(row.after(), List.of())))
                .toList();
    }

    /** Problems of rows that are as they were, or of no row. */
    public List<ProblemView> others() {
        var shown = preview.difference().rows().stream().map(Row::after).collect(Collectors.toSet());
        return preview.problems().stream()
                .filter(problem -> row(problem) == 0 || !shown.contains(row(problem)))
                .toList();
    }

    public Severity severity(ProblemView problem) {
        return Severity.valueOf(problem.severity());
    }

    /** Whether the reason for a refusal has to be told: that the table moved on is told anyway. */
    public boolean explained() {
        return refused != null && refused.refusal() != Refusal.STALE;
    }

    /** How many rows of each kind, where there are any. */
    public Map<Kind, Long> counts() {
        return preview.difference().rows().stream().collect(Collectors.groupingBy(Row::kind, Collectors.counting()));
    }

    /** Whether one row may be taken without another: not where not all are listed. */
    public boolean choosable() {
        return preview.difference().left() == 0 && !preview.difference().rows().isEmpty();
    }

    private static int row(ProblemView problem) {
        return problem.cell().matches("[A-Z]{1,3}\\d{1,7}")
                ? Integer.parseInt(problem.cell().replaceAll("\\D", ""))
                : 0;
    }
}
