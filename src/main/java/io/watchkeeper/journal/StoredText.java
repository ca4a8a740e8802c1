package io.watchkeeper.journal;

import java.util.UUID;

/**
 * A decision as the journal keeps it, in two parts.
 *
 * @param known what was known, as a JSON object of its own
 * @param trace what came of it
 */
record StoredText(String known, SharedTrace trace) {
    /** Both parts as one JSON object, whose keys are in no order. */
    String whole() {
        return known.substring(0, known.length() - 1) + ',' + trace.body().substring(1);
    }

    /**
     * A trace that many decisions name.
     *
     * @param digest of its body: equal traces have equal digests on every node
     */
    record SharedTrace(UUID digest, String body) {}
}
