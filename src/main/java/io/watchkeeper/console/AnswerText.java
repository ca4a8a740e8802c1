package io.watchkeeper.console;

import java.util.Comparator;
import java.util.stream.Stream;

import io.quarkus.qute.TemplateExtension;
import io.watchkeeper.decision.Grade;
import io.watchkeeper.decision.Stage;

/** Answers of stages as they are counted: short texts, of which some are grades. */
@TemplateExtension
final class AnswerText {
    private AnswerText() {}

    /** Null for what is none. */
    static Grade asGrade(String answer) {
        return Stream.of(Grade.values())
                .filter(grade -> grade.name().equals(answer))
                .findFirst()
                .orElse(null);
    }

    /** Grades from the worst on, others by name; no answer comes last. */
    static Comparator<String> order(Stage stage) {
        Comparator<String> byName = Comparator.naturalOrder();
        return Comparator.comparing(String::isEmpty)
                .thenComparing(answer -> stage == Stage.GRADING ? rank(answer) : 0)
                .thenComparing(byName);
    }

    private static int rank(String answer) {
        var grade = asGrade(answer);
        return grade == null ? Grade.values().length : grade.ordinal();
    }
}
