package io.watchkeeper.console;

import java.util.List;

import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.problem.Problem;
import io.watchkeeper.rulebook.RulebookVersion;
import io.watchkeeper.rulebook.difference.FileDifference;
import io.watchkeeper.rulebook.difference.TextDifference;
import io.watchkeeper.rulebook.draft.FileDesk;
import io.watchkeeper.rulebook.draft.FileDesk.Written;
import io.watchkeeper.rulebook.draft.ProblemView;

/**
 * A file of a draft, open as text.
 *
 * @param text as the person left it
 * @param etag of what is stored: who saves this knows of it
 * @param told what came of the form that was sent
 * @param detail why it was not carried out, in English; empty where {@code told} says enough
 * @param others what somebody else has stored meanwhile, against what the person typed; without lines where nobody has
 */
public record RulebookText(
        RulebookVersion about,
        String file,
        String text,
        String etag,
        Told told,
        String detail,
        List<Found> problems,
        FileDifference.Text others) {
    /** What the page tells about the form that was sent. */
    public enum Told {
        NOTHING,
        CHECKED,
        PROBLEMS,
        STALE,
        REFUSED
    }

    /** @param line of this file, 0 where none is meant */
    public record Found(ProblemView problem, int line) {
        private static final int MOST_DIGITS = 7;

        public RulebookProblem.Severity severity() {
            return RulebookProblem.Severity.valueOf(problem.severity());
        }

        static Found in(String file, ProblemView problem) {
            var digits = problem.cell().replaceAll("\\D", "");
            boolean here = problem.file().equals(file) && !digits.isEmpty() && digits.length() <= MOST_DIGITS;
            return new Found(problem, here ? Integer.parseInt(digits) : 0);
        }
    }

    /** As it is stored. */
    static RulebookText of(FileDesk.Held held) {
        var text = held.text().isEmpty() ? NewFile.text(held.file()) : held.text();
        return of(held, new Written(text, held.etag()), Told.NOTHING, "");
    }

    /** Whether the file can be taken out of the draft. */
    public boolean removable() {
        return NewFile.may(file);
    }

    private static RulebookText of(FileDesk.Held held, Written typed, Told told, String detail) {
        return new RulebookText(
                held.rulebook().about(),
                held.file(),
                typed.text(),
                typed.etag(),
                told,
                detail,
                List.of(),
                new FileDifference.Text(held.file(), List.of(), 0));
    }

    static RulebookText checked(FileDesk.Held held, Written typed, List<ProblemView> problems) {
        return of(held, typed, problems.isEmpty() ? Told.CHECKED : Told.PROBLEMS, "")
                .with(problems);
    }

    private RulebookText with(List<ProblemView> found) {
        var all = found.stream().map(problem -> Found.in(file, problem)).toList();
        return new RulebookText(about, file, text, etag, told, detail, all, others);
    }

    /** What was typed is there still; a text that is stale may be saved once more, over what is there now. */
    static RulebookText refused(FileDesk.Held held, Written typed, Problem problem) {
        var shown = Refusal.Shown.of(problem);
        if (shown.refusal() == Refusal.PROBLEMS) {
            return of(held, typed, Told.PROBLEMS, "").with(shown.problems());
        }
        if (shown.refusal() != Refusal.STALE) {
            return of(held, typed, Told.REFUSED, problem.detail());
        }
        var page = of(held, new Written(typed.text(), held.etag()), Told.STALE, "");
        var others = TextDifference.of(held.file(), typed.text(), held.text());
        return new RulebookText(
                page.about, page.file, page.text, page.etag, page.told, page.detail, page.problems, others);
    }

    /** The lines of the text, to be shown with their numbers. */
    public List<String> lines() {
        return text.lines().toList();
    }
}
