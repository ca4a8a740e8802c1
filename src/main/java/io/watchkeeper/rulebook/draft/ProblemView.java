package io.watchkeeper.rulebook.draft;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.facts.Sentence;

/**
 * One thing wrong with a draft, as programs and pages show it; what says nothing is left out.
 *
 * @param file path under {@code rules/}
 * @param sheet of a workbook
 * @param cell address such as {@code C12} in a table, a line in DRL
 * @param suggestion the whole text to put there instead; {@code advice} says what to do where no text would help
 * @param relatedCells where the same mistake stands again, or what else is involved
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemView(
        String severity,
        String code,
        String file,
        String sheet,
        String cell,
        String value,
        Sentence message,
        String allowed,
        String suggestion,
        Sentence advice,
        List<String> relatedCells) {
    public static List<ProblemView> of(List<RulebookProblem> problems) {
        return problems.stream().map(ProblemView::of).toList();
    }

    private static ProblemView of(RulebookProblem problem) {
        return new ProblemView(
                problem.severity().name(),
                problem.code(),
                problem.file(),
                problem.sheet(),
                problem.cell(),
                problem.value(),
                problem.message(),
                problem.allowed(),
                problem.suggestion(),
                problem.advice().orElse(null),
                problem.relatedCells());
    }
}
