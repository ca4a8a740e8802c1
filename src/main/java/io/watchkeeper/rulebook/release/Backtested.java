package io.watchkeeper.rulebook.release;

import io.smallrye.mutiny.Uni;

/** Knows which contents were tried on past signals. */
public interface Backtested {
    /** @param digest of the content, see {@link io.watchkeeper.decision.RulebookContent#digest} */
    Uni<Boolean> toTheEnd(String digest);
}
