package io.watchkeeper.object;

import java.util.regex.Pattern;

import io.watchkeeper.problem.ProblemException;

/** Ids and versions as addresses and headers name them. */
final class ObjectIds {
    private static final Pattern ID = Pattern.compile("\\d{1,18}");

    private ObjectIds() {}

    /** What is no id is the id of nothing. */
    static long parse(String id) {
        return ID.matcher(id).matches() ? Long.parseLong(id) : -1;
    }

    static ProblemException unknown() {
        return ProblemException.notFound("There is no such object in your workspaces.");
    }

    /** @param ifMatch the header, or null. @throws ProblemException of status 428 without one, 412 for another version */
    static void check(String ifMatch, StoredObject stored) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw ProblemException.preconditionRequired(
                    "An edit names the ETag of the object that it is based on, in the header If-Match.");
        }
        if (!ifMatch.strip().equals("*") && !ifMatch.strip().equals(stored.etag())) {
            throw ProblemException.preconditionFailed(
                    "The object has changed since it was read; its ETag is " + stored.etag() + " now.");
        }
    }
}
