package io.watchkeeper.journal.backtest;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.watchkeeper.rulebook.release.Backtested;

/** Tells who submits whether a content was backtested. */
@Singleton
class FinishedBacktests implements Backtested {
    private final BacktestStore store;

    FinishedBacktests(BacktestStore store) {
        this.store = store;
    }

    @Override
    public Uni<Boolean> toTheEnd(String digest) {
        return store.done(digest);
    }
}
