package io.watchkeeper.object;

import java.util.List;
import java.util.Set;

/**
 * An object among those that it needs and those that need it.
 *
 * @param nodes the object first
 * @param needs who needs whom, by the names of nodes
 * @param cut whether there are more than are told
 */
public record Neighbourhood(List<Node> nodes, Set<Need> needs, boolean cut) {
    public Neighbourhood {
        nodes = List.copyOf(nodes);
        needs = Set.copyOf(needs);
    }

    /** @param id of the object, null where something depends on a name that no object has */
    public record Node(ObjectName is, String id, ObjectState state) {}

    /** The first needs the second to work. */
    public record Need(ObjectName one, ObjectName other) {}
}
