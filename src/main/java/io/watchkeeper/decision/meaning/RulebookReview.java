package io.watchkeeper.decision.meaning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.watchkeeper.decision.CheckedContent;
import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.content.Vocabulary;
import io.watchkeeper.decision.table.DecisionTable;

/** Reviews every table of a content, of the next one only what differs. Not for several threads. */
public final class RulebookReview {
    private final Map<String, TableReview> before = new HashMap<>();

    /** For another content that is nearly the same. */
    public RulebookReview copy() {
        var copy = new RulebookReview();
        copy.before.putAll(before);
        return copy;
    }

    /** Warnings and notes on what its rows mean together, beside the doubts of its compiler; the worst first. */
    public static List<RulebookProblem> of(Rulebook rulebook) {
        return new RulebookReview().of(new CheckedContent(rulebook.vocabulary(), rulebook.tables(), rulebook.doubts()));
    }

    /** The same, of a content that is no rulebook yet. */
    public List<RulebookProblem> of(CheckedContent content) {
        var problems = new Problems();
        content.doubts().forEach(problems::add);
        for (var table : content.tables()) {
            var review = review(table, content.vocabulary());
            before.put(name(table), review);
            review.problems().forEach(problems::add);
        }
        return problems.found();
    }

    private TableReview review(DecisionTable table, Vocabulary vocabulary) {
        var known = before.get(name(table));
        return known != null && known.under(vocabulary) ? known.after(table) : TableReview.of(table, vocabulary);
    }

    private static String name(DecisionTable table) {
        return table.file() + '\n' + table.schema().name();
    }
}
