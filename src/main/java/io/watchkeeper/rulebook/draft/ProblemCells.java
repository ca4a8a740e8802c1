package io.watchkeeper.rulebook.draft;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.RulebookProblem.Severity;

/** The cells of a table that a problem is about: its own, and those that are told beside it. */
public record ProblemCells(List<Stretch> stretches) {
    private static final Pattern FORM = Pattern.compile("([A-Z]{1,3})([1-9]\\d{0,6})(?::\\1([1-9]\\d{0,6}))?");

    /** Cells of one column below each other, counted from 1. */
    public record Stretch(String column, int first, int last) {
        private static Optional<Stretch> of(String text) {
            var found = FORM.matcher(text);
            if (!found.matches()) {
                return Optional.empty();
            }
            int first = Integer.parseInt(found.group(2));
            int last = found.group(3) == null ? first : Integer.parseInt(found.group(3));
            return Optional.of(new Stretch(found.group(1), first, last));
        }
    }

    public static ProblemCells of(ProblemView problem) {
        return of(problem.cell(), problem.relatedCells());
    }

    private static ProblemCells of(String cell, List<String> related) {
        return new ProblemCells(Stream.concat(Stream.of(cell), related.stream())
                .flatMap(text -> Stretch.of(text).stream())
                .toList());
    }

    /** The columns of a row, by their letters. */
    public Stream<String> in(int row) {
        return stretches.stream()
                .filter(cells -> cells.first() <= row && row <= cells.last())
                .map(Stretch::column);
    }

    /** Whether there are errors after an edit that were not there before; the rows may have moved. */
    static boolean more(List<RulebookProblem> before, List<RulebookProblem> after) {
        var known = errors(before);
        return errors(after).entrySet().stream()
                .anyMatch(error -> error.getValue() > known.getOrDefault(error.getKey(), 0));
    }

    private static Map<List<String>, Integer> errors(List<RulebookProblem> problems) {
        var errors = new HashMap<List<String>, Integer>();
        problems.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .forEach(problem -> errors.merge(
                        List.of(
                                problem.code(),
                                problem.value(),
                                problem.message().en()),
                        cells(problem),
                        Integer::sum));
        return errors;
    }

    private static int cells(RulebookProblem problem) {
        return of(problem.cell(), problem.relatedCells()).stretches().stream()
                .mapToInt(cells -> cells.last() - cells.first() + 1)
                .reduce(1, Integer::sum);
    }
}
