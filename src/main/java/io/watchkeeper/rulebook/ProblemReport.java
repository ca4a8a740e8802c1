package io.watchkeeper.rulebook;

import java.util.List;
import java.util.stream.Collectors;

import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.RulebookProblem.Severity;
import io.watchkeeper.facts.Sentence;

/** Problems as lines for a log or a terminal: where, what, and what to do. */
final class ProblemReport {
    private ProblemReport() {}

    static String lines(List<RulebookProblem> problems) {
        return problems.stream().map(ProblemReport::line).collect(Collectors.joining("\n"));
    }

    private static String line(RulebookProblem problem) {
        var line = new StringBuilder("  rules/").append(problem.file());
        append(line, " ", problem.sheet(), "");
        append(line, " ", problem.cell(), "");
        append(
                line,
                ": ",
                problem.severity() == Severity.ERROR ? "" : problem.severity().name(),
                "");
        append(line, ": ", problem.message().en(), "");
        append(line, " Found: ", problem.value(), ".");
        append(line, " Allowed: ", problem.allowed(), ".");
        append(line, " Try: ", problem.suggestion(), ".");
        append(line, " ", problem.advice().map(Sentence::en).orElse(""), "");
        append(line, " Also: ", String.join(", ", problem.relatedCells()), ".");
        return line.toString();
    }

    private static void append(StringBuilder line, String before, String text, String after) {
        if (!text.isEmpty()) {
            line.append(before).append(text).append(after);
        }
    }
}
