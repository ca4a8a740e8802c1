package io.watchkeeper.journal;

import java.util.List;
import java.util.OptionalLong;

import io.watchkeeper.decision.Rulebook;

/** Is told of every batch of signals once it is committed. */
public interface Onlooker {
    /** Whether it wants to be told. */
    boolean looks();

    /**
     * Called on the way of live signals: returns at once, and never throws.
     *
     * @param by the version that decided
     */
    void decided(Rulebook by, List<Signal> signals);

    /**
     * A signal with what was decided on it.
     *
     * @param event that it belongs to; empty for one that only was recorded
     * @param decision in its stored form: a JSON object, its keys in any order
     */
    record Signal(String workspace, long id, OptionalLong event, String decision) {}
}
