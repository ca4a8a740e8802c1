package io.watchkeeper.object;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

/** Finds all that an object needs to work, near and far. */
@Singleton
public class Needs {
    private static final int STEPS = 5;
    private static final int MOST = 100;

    /**
     * An object with what it needs.
     *
     * @param is its own name, where an alias was asked for
     */
    public record Place(ObjectName is, SortedSet<ObjectName> needs) {
        public Place {
            needs = Collections.unmodifiableSortedSet(new TreeSet<>(needs));
        }
    }

    /** One that nobody knows needs nothing. */
    public Uni<Place> of(SqlClient client, String workspace, ObjectName name) {
        return ObjectNames.resolve(client, workspace, Set.of(name)).chain(known -> {
            var found = new TreeSet<ObjectName>();
            return further(client, workspace, needed(known), STEPS, found).map(done -> {
                var is = known.containsKey(name) ? known.get(name).object().is() : name;
                found.remove(is);
                return new Place(is, found);
            });
        });
    }

    private static Uni<Void> further(
            SqlClient client, String workspace, Collection<ObjectName> names, int steps, Set<ObjectName> found) {
        if (names.isEmpty() || steps == 0 || found.size() >= MOST) {
            return Uni.createFrom().voidItem();
        }
        return ObjectNames.resolve(client, workspace, names).chain(known -> {
            var fresh = new TreeSet<ObjectName>();
            for (var name : names) {
                var stored = known.get(name);
                if (found.add(stored == null ? name : stored.object().is()) && stored != null) {
                    fresh.addAll(stored.object().dependsOn());
                }
            }
            return further(client, workspace, fresh, steps - 1, found);
        });
    }

    private static Collection<ObjectName> needed(Map<ObjectName, StoredObject> known) {
        var needed = new TreeSet<ObjectName>();
        known.values().forEach(stored -> needed.addAll(stored.object().dependsOn()));
        return needed;
    }
}
