package io.watchkeeper.event;

import java.util.regex.Pattern;

import io.watchkeeper.problem.ProblemException;

/** Ids of events are opaque to everybody else. */
final class EventIds {
    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,17}");

    private EventIds() {}

    /** @throws ProblemException of status 404 for what cannot be an id */
    static long parse(String id) {
        if (!FORM.matcher(id).matches()) {
            throw unknown();
        }
        return Long.parseLong(id);
    }

    static ProblemException unknown() {
        return ProblemException.notFound("There is no such risk event in this workspace.");
    }
}
