package io.watchkeeper.object;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.watchkeeper.problem.ProblemException;

/** Looking at the objects of those workspaces that somebody may see. */
@Singleton
public class ObjectBrowsing {
    /** More than an import takes; who has more asks kind by kind. */
    private static final int MOST_EXPORTED = 20_000;

    private final Pool pool;

    ObjectBrowsing(Pool pool) {
        this.pool = pool;
    }

    public Uni<ObjectView.Page> list(Set<String> workspaces, ObjectFilter filter) {
        return ObjectStore.list(pool, workspaces, filter, filter.limit() + 1).map(rows -> page(rows, filter.limit()));
    }

    /** The same as CSV: all of them, in pages of this size. Fails with status 413 where they are too many for one file. */
    public Uni<String> export(Set<String> workspaces, ObjectFilter filter) {
        return collect(workspaces, filter, new ArrayList<>())
                .map(rows -> ObjectCsv.write(rows.stream().map(ObjectView::of).toList()));
    }

    private Uni<List<StoredObject>> collect(Set<String> workspaces, ObjectFilter filter, List<StoredObject> known) {
        int most = ObjectFilter.MOST;
        return ObjectStore.list(pool, workspaces, filter, most).chain(rows -> {
            known.addAll(rows);
            if (rows.size() < most) {
                return Uni.createFrom().item(known);
            }
            if (known.size() >= MOST_EXPORTED) {
                throw ProblemException.tooLarge("These are more than " + MOST_EXPORTED
                        + " objects; narrow them down, by kind or application for instance.");
            }
            return collect(workspaces, filter.goingOn(rows.get(rows.size() - 1), most), known);
        });
    }

    /** States without an object are there with 0. */
    public Uni<Map<ObjectState, Long>> counts(Set<String> workspaces) {
        return ObjectStore.counts(pool, workspaces).map(counted -> {
            var counts = new EnumMap<ObjectState, Long>(ObjectState.class);
            for (var state : ObjectState.values()) {
                counts.put(state, counted.getOrDefault(state, 0L));
            }
            return counts;
        });
    }

    /** Fails with status 404 where none of the workspaces has such an object. */
    public Uni<ObjectView> find(Set<String> workspaces, String id) {
        return stored(workspaces, id).map(ObjectView::of);
    }

    /** The object that goes by this name, alias or, for a host, address; dismissed ones are none. */
    public Uni<Optional<ObjectView>> known(String workspace, ObjectName name) {
        return ObjectNames.resolve(pool, workspace, List.of(name))
                .map(found -> Optional.ofNullable(found.get(name)).map(ObjectView::of));
    }

    /** Those that need it to work, directly. */
    public Uni<List<ObjectView>> dependents(ObjectView object) {
        return ObjectNames.dependents(pool, object.workspace(), object.content().names())
                .map(rows -> rows.stream().map(ObjectView::of).toList());
    }

    Uni<StoredObject> stored(Set<String> workspaces, String id) {
        return ObjectStore.find(pool, workspaces, ObjectIds.parse(id))
                .map(found -> found.orElseThrow(ObjectIds::unknown));
    }

    private static ObjectView.Page page(List<StoredObject> rows, int limit) {
        var shown = rows.subList(0, Math.min(rows.size(), limit));
        var next = shown.size() < rows.size()
                ? ObjectCursor.after(shown.get(shown.size() - 1)).text()
                : null;
        return new ObjectView.Page(shown.stream().map(ObjectView::of).toList(), next);
    }
}
