package io.watchkeeper.object.change;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.watchkeeper.object.ObjectName;

/**
 * What people say of a change.
 *
 * @param code as its sender names it; unique in the workspace
 * @param objects that it is done to, never none
 * @param startsAt inclusive; {@code endsAt} exclusive
 * @param suppress whether alerts of its objects open no event while it lasts
 */
public record Change(
        String code,
        ChangeKind kind,
        List<ObjectName> objects,
        Instant startsAt,
        Instant endsAt,
        boolean suppress,
        String summary) {
    public Change {
        objects = List.copyOf(objects);
        if (objects.isEmpty() || !startsAt.isBefore(endsAt)) {
            throw new IllegalArgumentException("a change has objects, a start and a later end");
        }
    }

    /** Where it stands. @param endedAt when somebody ended it early */
    ChangeState state(Optional<Instant> endedAt, Instant now) {
        var end = endedAt.filter(at -> at.isBefore(endsAt)).orElse(endsAt);
        if (!now.isBefore(end)) {
            return ChangeState.ENDED;
        }
        return now.isBefore(startsAt) ? ChangeState.PLANNED : ChangeState.OPEN;
    }

    /** For the record of changes. */
    Map<String, Object> said() {
        var said = new TreeMap<String, Object>();
        said.put("kind", kind.name());
        said.put("objects", objects.stream().map(ObjectName::text).toList());
        said.put("startsAt", startsAt.toString());
        said.put("endsAt", endsAt.toString());
        said.put("suppress", suppress);
        said.put("summary", summary);
        return said;
    }
}
