package io.watchkeeper.object.change;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.watchkeeper.object.ObjectName;
import io.watchkeeper.problem.FilterReader;
import io.watchkeeper.problem.ProblemException;

/**
 * Which changes, and how many. An empty set asks for every value.
 *
 * @param object that they name
 * @param from those that end after it; {@code to} those that start before it
 * @param after the end of the page before this one
 */
public record ChangeFilter(
        Set<ChangeKind> kinds,
        Set<ChangeState> states,
        Optional<ObjectName> object,
        Optional<Instant> from,
        Optional<Instant> to,
        int limit,
        Optional<ChangeCursor> after) {
    private static final int MOST = 500;
    private static final int USUAL = 50;

    /** @throws ProblemException of status 400 that names every value that cannot be used */
    public static ChangeFilter parse(Map<String, List<String>> parameters) {
        var reader = new FilterReader(parameters, "changes");
        var kinds = reader.names("kind", ChangeKind.class);
        var states = reader.names("state", ChangeState.class);
        var named = reader.single("object");
        var object = named.flatMap(ObjectName::parse);
        if (named.isPresent() && object.isEmpty()) {
            reader.flaw("object", "UNREADABLE", "is no kind/name of an object", "不是对象的 类型/名称");
        }
        var from = reader.instant("from");
        var to = reader.instant("to");
        var limit = reader.limit(MOST, USUAL);
        var cursor = reader.single("cursor");
        var after = cursor.flatMap(ChangeCursor::parse);
        if (cursor.isPresent() && after.isEmpty()) {
            reader.flaw("cursor", "UNKNOWN_CURSOR", "is not a nextCursor of an earlier answer", "不是先前应答中的 nextCursor");
        }
        reader.refuseFlaws();
        return new ChangeFilter(kinds, states, object, from, to, limit, after);
    }
}
