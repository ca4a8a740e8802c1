package io.watchkeeper.console;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.watchkeeper.journal.backtest.Backtest;
import io.watchkeeper.journal.backtest.Backtests;
import io.watchkeeper.rulebook.RulebookVersion;

/** For pages on which people decide on a version: whether its content was tried on past signals. */
@Named("contentTests")
@Singleton
public class ContentTests {
    private final Backtests backtests;

    ContentTests(Backtests backtests) {
        this.backtests = backtests;
    }

    /** The latest backtest of exactly this content, if possible one that is done; null where there is none. */
    public Uni<Backtest> of(RulebookVersion version) {
        return backtests.ofContent(version.digest()).map(found -> found.orElse(null));
    }
}
