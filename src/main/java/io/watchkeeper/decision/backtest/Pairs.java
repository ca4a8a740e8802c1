package io.watchkeeper.decision.backtest;

import java.util.List;

/** What two versions decide on some signals. */
public final class Pairs {
    private final List<Pair> pairs;

    Pairs(List<Pair> pairs) {
        this.pairs = pairs;
    }

    List<Pair> all() {
        return pairs;
    }
}
