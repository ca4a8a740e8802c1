package io.watchkeeper.journal;

import java.util.List;

import io.smallrye.mutiny.Uni;

/** Where signals go to be decided once and kept. */
public interface SignalJournal {
    /**
     * Decides the signals and commits them with their decisions.
     *
     * <p>Fails with {@link Overloaded} when nothing was taken because too much is waiting, and with {@link StoreUnavailable} when the
     * store did not commit; the sender may deliver the same signals again in both cases.
     *
     * @param bytes the size of the post that brought them, for the bound on what may wait
     * @return what became of each, in the order given, after the commit
     */
    Uni<List<SignalOutcome>> submit(List<Incoming> signals, long bytes);

    /** Whether a post of that size would be refused at this moment, whatever it holds: then it need not be read. */
    default boolean full(long bytes) {
        return false;
    }
}
