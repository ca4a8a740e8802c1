package io.watchkeeper.rulebook;

import io.quarkus.logging.Log;

/** What is checked every second complains once, not every second. */
final class SaidOnce {
    private String said = "";

    void warn(String text) {
        if (!text.equals(said)) {
            Log.warn(text);
            said = text;
        }
    }

    void settled() {
        said = "";
    }
}
