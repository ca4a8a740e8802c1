package io.watchkeeper.rulebook.draft;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.watchkeeper.decision.Readings;
import io.watchkeeper.decision.RulebookCompiler;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.RulebookRejected;
import io.watchkeeper.decision.content.Vocabulary;
import io.watchkeeper.decision.meaning.RulebookReview;

/**
 * Checks the versions that people work at, and remembers of the latest few what was read and reviewed, so that an edit of one cell costs the reading of one row.
 * Not for several threads.
 */
final class CheckedDrafts {
    /** A table of 10,000 rows with its review takes some 20 MB. */
    private static final int KEPT = 3;

    private final Map<Long, Draft> drafts = new LinkedHashMap<>(16, 0.75f, true);

    private static final class Draft {
        private final Readings readings;
        private final RulebookReview review;
        private Optional<RulebookContent> checked = Optional.empty();
        private List<RulebookProblem> problems = List.of();

        private Draft(Readings readings, RulebookReview review) {
            this.readings = readings;
            this.review = review;
        }

        /** A draft begins as the copy of a version, and is nearly the same as what was checked last. */
        private Draft copy() {
            return new Draft(readings.copy(), review.copy());
        }

        private List<RulebookProblem> problems(RulebookContent content) {
            // texts are compared faster than digested, and the readings hold them anyway
            if (checked.filter(content::equals).isEmpty()) {
                problems = check(content);
                checked = Optional.of(content);
            }
            return problems;
        }

        private List<RulebookProblem> check(RulebookContent content) {
            try {
                return review.of(RulebookCompiler.check(content, readings));
            } catch (RulebookRejected rejected) {
                return rejected.problems();
            }
        }
    }

    /** Errors, or else what is doubtful about the rows. */
    List<RulebookProblem> problems(long version, RulebookContent content) {
        return draft(version).problems(content);
    }

    /** What the cells of a version may name. */
    Vocabulary vocabulary(long version, RulebookContent content) {
        return RulebookCompiler.vocabulary(content, draft(version).readings);
    }

    private Draft draft(long version) {
        var draft = Optional.ofNullable(drafts.get(version)).orElseGet(this::another);
        drafts.put(version, draft);
        var eldestFirst = drafts.keySet().iterator();
        while (drafts.size() > KEPT) {
            eldestFirst.next();
            eldestFirst.remove();
        }
        return draft;
    }

    private Draft another() {
        return drafts.values().stream()
                .reduce((earlier, later) -> later)
                .map(Draft::copy)
                .orElseGet(() -> new Draft(new Readings(), new RulebookReview()));
    }
}
