package io.watchkeeper.rulebook.release;

import java.time.Duration;
import java.util.List;

import jakarta.inject.Singleton;

import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.RulebookVersion;
import io.watchkeeper.rulebook.SubmitConfig;

/** The policy that a draft is tried on past signals before others look at it. */
@Singleton
class BacktestDemand {
    private static final Duration STORE_ANSWERS_WITHIN = Duration.ofSeconds(10);

    private final SubmitConfig config;
    private final Backtested backtested;

    BacktestDemand(SubmitConfig config, Backtested backtested) {
        this.config = config;
        this.backtested = backtested;
    }

    /** @throws ProblemException 409 with {@code missing}, where the policy asks for a backtest and this content has none */
    void refuseToSubmit(RulebookVersion version) {
        if (config.demandBacktest()
                && !backtested.toTheEnd(version.digest()).await().atMost(STORE_ANSWERS_WITHIN)) {
            throw Refusals.because(
                    "This content was not backtested to the end, which is demanded here"
                            + " (WATCHKEEPER_RULEBOOK_SUBMIT_DEMAND_BACKTEST).",
                    version.state(),
                    "missing",
                    List.of("backtest"));
        }
    }
}
