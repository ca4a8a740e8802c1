package io.watchkeeper.console;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.watchkeeper.decision.testing.TestResult;
import io.watchkeeper.problem.Problem;
import io.watchkeeper.rulebook.draft.ProblemView;
import io.watchkeeper.rulebook.merge.Place;

/** Why a form on the page of a version was not carried out. */
public enum Refusal {
    /** It is in another state by now, or cannot be done at all. */
    STATE,
    TESTS,
    PROBLEMS,
    CONFLICTS,
    /** An import waits for a decision. */
    UNDECIDED,
    FORBIDDEN,
    /** The table is another by now. */
    STALE,
    /** What shall be undone was changed by others since. */
    OVERLAP,
    /** A step that has to come before was not taken. */
    MISSING,
    UNUSABLE;

    private static final Map<String, Refusal> MEMBERS = Map.of(
            "failedTests", TESTS,
            "problems", PROBLEMS,
            "conflicts", CONFLICTS,
            "undecided", UNDECIDED,
            "overlap", OVERLAP,
            "missing", MISSING);
    private static final Map<Integer, Refusal> STATUSES =
            Map.of(403, FORBIDDEN, 412, STALE, 413, UNUSABLE, 422, UNUSABLE, 428, UNUSABLE);

    static Refusal of(Problem problem) {
        return MEMBERS.entrySet().stream()
                .filter(member -> problem.extensions().containsKey(member.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> STATUSES.getOrDefault(problem.status(), STATE));
    }

    /**
     * What the page shows.
     *
     * @param detail in English, as the API says it
     * @param conflicts files that would be undone, or rows that others changed as well
     */
    public record Shown(
            Refusal refusal,
            String detail,
            List<String> conflicts,
            List<ProblemView> problems,
            List<TestResult> tests) {
        static Shown of(Problem problem) {
            return new Shown(
                    Refusal.of(problem),
                    problem.detail(),
                    Stream.of("conflicts", "undecided")
                            .flatMap(member -> members(problem, member, Object.class).stream())
                            .map(Shown::said)
                            .toList(),
                    members(problem, "problems", ProblemView.class),
                    members(problem, "failedTests", TestResult.class));
        }

        private static String said(Object conflict) {
            return conflict instanceof Place row && !row.name().isEmpty()
                    ? row.file() + (row.row() == 0 ? ": " : " " + row.row() + ": ") + row.name()
                    : conflict instanceof Place file ? file.file() : String.valueOf(conflict);
        }

        private static <T> List<T> members(Problem problem, String member, Class<T> type) {
            var found = problem.extensions().get(member) instanceof Collection<?> all ? all.stream() : Stream.empty();
            return found.filter(type::isInstance).map(type::cast).toList();
        }
    }
}
