package io.watchkeeper.rulebook.release;

import java.time.Duration;
import java.util.SortedSet;

import jakarta.inject.Singleton;

import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.RulebookProblem.Severity;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.OfferedContent;
import io.watchkeeper.rulebook.RulebookVersion;
import io.watchkeeper.rulebook.StoredRulebook;
import io.watchkeeper.rulebook.draft.DraftCheck;
import io.watchkeeper.rulebook.draft.ProblemView;
import io.watchkeeper.rulebook.exchange.Imports;

/** What keeps a version from its next step though its state would allow it. To be asked on a worker thread. */
@Singleton
class Findings {
    private static final int MOST_SHOWN = 50;
    private static final Duration STORE_ANSWERS_WITHIN = Duration.ofSeconds(10);

    private final DraftCheck check;
    private final Trials trials;
    private final OfferedContent offer;
    private final Imports imports;
    private final BacktestDemand backtests;

    Findings(DraftCheck check, Trials trials, OfferedContent offer, Imports imports, BacktestDemand backtests) {
        this.check = check;
        this.trials = trials;
        this.offer = offer;
        this.imports = imports;
        this.backtests = backtests;
    }

    /** @throws ProblemException 409 with what an import left undecided, with the backtest that is missing, with the problems, or with the test scenarios that are not met */
    void refuseToSubmit(StoredRulebook stored) {
        refuseUndecided(stored);
        backtests.refuseToSubmit(stored.about());
        refuseErrors(stored);
        var report = trials.run(stored.about().version(), stored.content());
        if (!report.green()) {
            var unmet = report.results().stream()
                    .filter(result -> !result.passed())
                    .limit(MOST_SHOWN)
                    .toList();
            throw Refusals.because(
                    report.failed() + " of its test scenarios are not met.",
                    stored.about().state(),
                    "failedTests",
                    unmet);
        }
    }

    /** @throws ProblemException 409 with the files that would be undone, or with the problems */
    void refuseToPublish(StoredRulebook stored, RulebookContent base, StoredRulebook live) {
        SortedSet<String> undone = Changed.undone(stored.content(), base, live.content());
        if (!undone.isEmpty()) {
            throw Refusals.because(
                    "Version " + live.about().version()
                            + " was published since this one was made, and it would undo what was changed there. Make"
                            + " a draft that is based on it.",
                    stored.about().state(),
                    "conflicts",
                    undone);
        }
        refuseErrors(stored);
    }

    /** @throws ProblemException 409 where the version cannot decide any more, or not for long */
    void refuseToRollBack(StoredRulebook stored) {
        refuseUndoing(stored.about());
        refuseErrors(stored);
    }

    private void refuseUndecided(StoredRulebook stored) {
        var open = imports.open(stored).await().atMost(STORE_ANSWERS_WITHIN);
        if (!open.isEmpty()) {
            throw Refusals.because(
                    "An import changed what was changed here as well; decide each conflict first.",
                    stored.about().state(),
                    "undecided",
                    open.stream().limit(MOST_SHOWN).toList());
        }
    }

    private void refuseUndoing(RulebookVersion version) {
        if (offer.undoes(version)) {
            throw ProblemException.conflict(
                    "This node follows a folder (WATCHKEEPER_RULEBOOK_DIRECTORY), which would at once publish its own"
                            + " content over this version. Change the folder instead, or start without it.");
        }
    }

    private void refuseErrors(StoredRulebook stored) {
        var errors = check.problems(stored.about().version(), stored.content()).stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .limit(MOST_SHOWN)
                .toList();
        if (!errors.isEmpty()) {
            throw Refusals.because(
                    "The version has problems.", stored.about().state(), "problems", ProblemView.of(errors));
        }
    }
}
