package io.watchkeeper.object.change;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.watchkeeper.object.ManagedObject;
import io.watchkeeper.object.ObjectName;

/**
 * What a change covers: the objects it names, by any of their names; all that is part of a named application or product or stands in a named site; and what needs
 * one of the named objects to work, directly. No further: a signal held back by mistake is a risk that nobody sees.
 *
 * @param names all names that the named objects go by
 */
public record ChangeScope(Set<ObjectName> names) {
    public ChangeScope {
        names = Set.copyOf(names);
    }

    /** @param known the named objects that are kept, by the name that the change gives them */
    static ChangeScope of(Change change, Map<ObjectName, ManagedObject> known) {
        var names = new HashSet<>(change.objects());
        for (var name : change.objects()) {
            var object = known.get(name);
            if (object != null) {
                names.addAll(object.names());
                addresses(object).forEach(names::add);
            }
        }
        return new ChangeScope(names);
    }

    /** Whether it covers the object, so far as is known of that. */
    public boolean covers(ManagedObject object) {
        return Stream.of(
                        object.names().stream(),
                        addresses(object),
                        part("application", object.application()),
                        part("product", object.product()),
                        part("site", object.site()),
                        object.dependsOn().stream())
                .flatMap(parts -> parts)
                .anyMatch(names::contains);
    }

    private static Stream<ObjectName> part(String kind, String name) {
        return name.isEmpty() ? Stream.empty() : Stream.of(new ObjectName(kind, name));
    }

    private static Stream<ObjectName> addresses(ManagedObject object) {
        return Set.of("host", "node").contains(object.is().kind())
                ? object.addresses().stream().map(address -> new ObjectName("host", address))
                : Stream.empty();
    }
}
