package io.watchkeeper.plan.machine;

import java.util.SortedMap;

/** What a run has to deal with. */
public sealed interface Happening {
    /** An answer to a call, however late. */
    record Ended(String part, int attempt, Result result) implements Happening {}

    /** Another node has taken the run up: nobody here knows what became of the calls that were under way. */
    record TakenUp() implements Happening {}

    /** The pause before another try is over. */
    record PauseOver(String part) implements Happening {}

    /** The time of the whole run is over, or that for a second person. */
    record TimeOver() implements Happening {}

    /** Somebody's wish, about the whole run. */
    enum Command implements Happening {
        /** A second person says that it may begin. */
        CONFIRM,
        PAUSE,
        RESUME,
        STOP,
        ROLL_BACK
    }

    /**
     * What a run has done is taken back after it has ended.
     *
     * @param waits for a second person first
     */
    record TakeBack(boolean waits) implements Happening {}

    record Retry(String part) implements Happening {}

    record Skip(String part) implements Happening {}

    /**
     * @param done whether it happened, or was done
     * @param outputs that later steps read
     */
    record Answer(String part, boolean done, SortedMap<String, String> outputs) implements Happening {}
}
