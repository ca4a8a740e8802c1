package io.watchkeeper.decision.meaning;

import java.util.List;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.RulebookProblem;

/** Reviews every table of a rulebook that compiles. */
public final class RulebookReview {
    private RulebookReview() {}

    /** Warnings and notes on what its rows mean together, beside the doubts of its compiler; the worst first. */
    public static List<RulebookProblem> of(Rulebook rulebook) {
        var vocabulary = rulebook.vocabulary();
        var problems = new Problems();
        rulebook.doubts().forEach(problems::add);
        for (var table : rulebook.tables()) {
            TableReview.of(table, vocabulary).problems().forEach(problems::add);
        }
        return problems.found();
    }
}
