package io.watchkeeper.rulebook.draft;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.watchkeeper.decision.CheckedContent;
import io.watchkeeper.decision.Readings;
import io.watchkeeper.decision.RulebookCompiler;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.RulebookRejected;
import io.watchkeeper.decision.meaning.RulebookReview;

/**
 * Checks the versions that people work at, and remembers of the latest few what was read and reviewed, so that an edit of one cell costs the reading of one row.
 * Not for several threads.
 */
final class CheckedDrafts {
    /** A table of 10,000 rows with its review takes some 20 MB. */
    private static final int KEPT = 3;

    private final Map<Long, Draft> drafts = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * What a content came to.
     *
     * @param content empty where it does not compile
     * @param problems errors, or else what is doubtful about the rows
     */
    record Outcome(Optional<CheckedContent> content, List<RulebookProblem> problems) {}

    private static final class Draft {
        private final Readings readings = new Readings();
        private final RulebookReview review = new RulebookReview();
        private String digest = "";
        private Outcome outcome;

        private Outcome check(RulebookContent content) {
            var wanted = content.digest();
            if (!wanted.equals(digest)) {
                outcome = outcome(content);
                digest = wanted;
            }
            return outcome;
        }

        private Outcome outcome(RulebookContent content) {
            try {
                var checked = RulebookCompiler.check(content, readings);
                return new Outcome(Optional.of(checked), review.of(checked));
            } catch (RulebookRejected rejected) {
                return new Outcome(Optional.empty(), rejected.problems());
            }
        }
    }

    Outcome check(long version, RulebookContent content) {
        var outcome = drafts.computeIfAbsent(version, first -> new Draft()).check(content);
        var eldestFirst = drafts.keySet().iterator();
        while (drafts.size() > KEPT) {
            eldestFirst.next();
            eldestFirst.remove();
        }
        return outcome;
    }
}
