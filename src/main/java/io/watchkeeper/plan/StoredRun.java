package io.watchkeeper.plan;

import io.watchkeeper.plan.machine.Layout;
import io.watchkeeper.plan.machine.Progress;

/**
 * A run with all that it has come to.
 *
 * @param timeOver whether it should have ended by now, by the database's time
 */
record StoredRun(RunRow row, Layout layout, Progress progress, boolean timeOver) {
    StoredRun moved(Progress now) {
        return new StoredRun(row.next(), layout, now, timeOver);
    }
}
