package io.watchkeeper.object;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

/** Finds the objects that go by names, in several workspaces at once: what others ask about signals. */
@Singleton
public class KnownObjects {

    /** A name in its workspace. */
    public record Asked(String workspace, ObjectName name) {}

    /** The objects by what was asked; names that nothing goes by are absent. */
    public record Found(Map<Asked, ManagedObject> objects) {
        public Optional<ManagedObject> of(String workspace, ObjectName name) {
            return Optional.ofNullable(objects.get(new Asked(workspace, name)));
        }

        /** Those of one workspace, by the names that were asked for. */
        public Map<ObjectName, ManagedObject> in(String workspace) {
            var found = new HashMap<ObjectName, ManagedObject>();
            objects.forEach((asked, object) -> {
                if (asked.workspace().equals(workspace)) {
                    found.put(asked.name(), object);
                }
            });
            return found;
        }
    }

    /** Names of one workspace to ask for. */
    public static Set<Asked> asked(String workspace, ObjectName name, List<ObjectName> others) {
        var asked = new HashSet<Asked>();
        asked.add(new Asked(workspace, name));
        others.forEach(other -> asked.add(new Asked(workspace, other)));
        return asked;
    }

    /** By their own names, else aliases, else, for hosts, addresses; dismissed ones are none. One query. */
    public Uni<Found> named(SqlClient client, Collection<Asked> asked) {
        return ObjectNames.find(client, List.copyOf(asked)).map(found -> {
            var objects = new HashMap<Asked, ManagedObject>();
            found.forEach((name, stored) -> objects.put(name, stored.object()));
            return new Found(objects);
        });
    }
}
