package io.watchkeeper.object;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.watchkeeper.object.Neighbourhood.Need;
import io.watchkeeper.object.Neighbourhood.Node;

/** Finds what an object needs and who needs it, some steps far. */
@Singleton
public class Neighbours {
    private static final int STEPS = 2;
    private static final int MOST = 60;

    private final Pool pool;

    Neighbours(Pool pool) {
        this.pool = pool;
    }

    public Uni<Neighbourhood> of(ObjectView object) {
        var walk = new Walk(object.workspace());
        var start = List.of(object);
        walk.add(object);
        return walk.needed(start, STEPS).chain(() -> walk.needing(start, STEPS)).map(done -> walk.found());
    }

    /** One walk through the objects of a workspace; it ends when it has seen enough. */
    private final class Walk {
        private final String workspace;
        private final Map<ObjectName, Node> nodes = new LinkedHashMap<>();
        private final Set<Need> needs = new LinkedHashSet<>();
        private boolean cut;

        Walk(String workspace) {
            this.workspace = workspace;
        }

        Neighbourhood found() {
            return new Neighbourhood(new ArrayList<>(nodes.values()), needs, cut);
        }

        Uni<Void> needed(List<ObjectView> from, int steps) {
            Set<ObjectName> names = from.stream()
                    .flatMap(object -> object.dependsOn().stream())
                    .collect(Collectors.toCollection(TreeSet::new));
            if (steps == 0 || names.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            return ObjectNames.resolve(pool, workspace, names)
                    .map(known -> learnNeeded(from, known))
                    .chain(next -> needed(next, steps - 1));
        }

        private List<ObjectView> learnNeeded(List<ObjectView> from, Map<ObjectName, StoredObject> known) {
            var next = new ArrayList<ObjectView>();
            for (var object : from) {
                for (var name : object.dependsOn()) {
                    var other = known.get(name);
                    if (other == null) {
                        link(object.is(), new Node(name, null, ObjectState.UNCONFIRMED));
                    } else if (link(object.is(), node(ObjectView.of(other)))) {
                        next.add(ObjectView.of(other));
                    }
                }
            }
            return next;
        }

        Uni<Void> needing(List<ObjectView> from, int steps) {
            if (steps == 0 || from.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            var owners = new LinkedHashMap<ObjectName, ObjectName>();
            from.forEach(object -> object.content().names().forEach(name -> owners.putIfAbsent(name, object.is())));
            return ObjectNames.dependents(pool, workspace, List.copyOf(owners.keySet()))
                    .map(rows -> learnNeeding(owners, rows))
                    .chain(next -> needing(next, steps - 1));
        }

        private List<ObjectView> learnNeeding(Map<ObjectName, ObjectName> owners, List<StoredObject> rows) {
            var next = new ArrayList<ObjectView>();
            for (var row : rows) {
                var object = ObjectView.of(row);
                if (add(object)) {
                    next.add(object);
                }
                object.dependsOn().stream()
                        .filter(owners::containsKey)
                        .filter(name -> nodes.containsKey(object.is()))
                        .forEach(name -> needs.add(new Need(object.is(), owners.get(name))));
            }
            return next;
        }

        /** @return whether the node is new */
        private boolean link(ObjectName from, Node node) {
            boolean fresh = add(node);
            if (nodes.containsKey(node.is())) {
                needs.add(new Need(from, node.is()));
            }
            return fresh;
        }

        boolean add(ObjectView object) {
            return add(node(object));
        }

        private boolean add(Node node) {
            if (nodes.size() >= MOST && !nodes.containsKey(node.is())) {
                cut = true;
                return false;
            }
            return nodes.putIfAbsent(node.is(), node) == null;
        }

        private static Node node(ObjectView object) {
            return new Node(object.is(), object.id(), object.state());
        }
    }
}
