package io.watchkeeper.diagnosis;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.RuleFault;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.testing.TestFile;
import io.watchkeeper.diagnosis.picture.TreeCoverage;
import io.watchkeeper.problem.ProblemException;

/** Where test scenarios come by in the rulebooks that were looked at last: who edits looks at the same one again with each click and each letter typed. */
final class KnownCoverages {
    private static final int KEPT = 4;

    private final Deque<Known> latest = new ArrayDeque<>();

    private record Known(WeakReference<Rulebook> of, TreeCoverage coverage) {}

    /** @throws ProblemException 409 where a rule fails on a test scenario */
    synchronized TreeCoverage of(Rulebook rulebook) {
        for (var known : latest) {
            if (known.of().refersTo(rulebook)) {
                return known.coverage();
            }
        }
        var coverage = coverage(rulebook);
        latest.addFirst(new Known(new WeakReference<>(rulebook), coverage));
        if (latest.size() > KEPT) {
            latest.removeLast();
        }
        return coverage;
    }

    private static TreeCoverage coverage(Rulebook rulebook) {
        try {
            return TreeCoverage.of(rulebook, TestFile.readAll(rulebook.content(), new Problems()));
        } catch (RuleFault fault) {
            throw ProblemException.conflict("A rule of the version fails on its test scenarios: " + fault.rule());
        }
    }
}
