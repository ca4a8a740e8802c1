package io.watchkeeper.decision;

import java.util.List;

/** The content cannot become a rulebook; nothing was changed. Warnings and notes come along with the errors. */
public final class RulebookRejected extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<RulebookProblem> problems;

    /** @param problems the worst first */
    public RulebookRejected(List<RulebookProblem> problems) {
        super(problems.size() + " problems, the first: "
                + problems.get(0).message().en());
        this.problems = List.copyOf(problems);
    }

    public List<RulebookProblem> problems() {
        return problems;
    }
}
