package io.watchkeeper.plan.machine;

import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * @param attempt of the last call, 0 before the first; never used twice
 * @param failures in a row since a person decided on it last
 * @param pause until it is tried again, zero unless it backs off
 * @param done the how-many-th of what the run has done, 0 where it is not done
 * @param outputs by name
 * @param why it stands so, where it is not plain
 */
public record PartProgress(
        Standing standing,
        int attempt,
        int failures,
        Duration pause,
        int done,
        SortedMap<String, String> outputs,
        String why) {
    public static final PartProgress PENDING =
            new PartProgress(Standing.PENDING, 0, 0, Duration.ZERO, 0, new TreeMap<>(), "");

    public PartProgress {
        outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
    }

    PartProgress standing(Standing now, String why) {
        return new PartProgress(now, attempt, failures, Duration.ZERO, done, outputs, why);
    }

    PartProgress started() {
        return new PartProgress(Standing.RUNNING, attempt + 1, failures, Duration.ZERO, done, outputs, "");
    }

    PartProgress done(int number, SortedMap<String, String> said) {
        return new PartProgress(Standing.DONE, attempt, 0, Duration.ZERO, number, said, "");
    }

    PartProgress backingOff(Duration until, String why) {
        return new PartProgress(Standing.BACKING_OFF, attempt, failures + 1, until, done, outputs, why);
    }

    /** To be begun anew, with all its retries. */
    PartProgress anew() {
        return new PartProgress(Standing.PENDING, attempt, 0, Duration.ZERO, done, outputs, "");
    }
}
