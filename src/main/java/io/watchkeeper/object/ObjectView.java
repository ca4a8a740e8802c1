package io.watchkeeper.object;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An object as people and programs see it. Texts that nobody gave are empty.
 *
 * @param importance null where nobody said
 * @param connection name of a secret
 * @param version goes up with each change; the number in the ETag
 * @param seenAt when a signal spoke of it last, as far as that was noticed; null for never
 */
@Schema(name = "ManagedObject", examples = ObjectView.EXAMPLE)
public record ObjectView(
        String id,
        String workspace,
        String kind,
        String name,
        String application,
        String product,
        String site,
        String redundancyGroup,
        String environment,
        Importance importance,
        List<String> addresses,
        String connection,
        List<ObjectName> dependsOn,
        List<ObjectName> aliases,
        Map<String, String> labels,
        String source,
        ObjectState state,
        long version,
        Instant createdAt,
        Instant updatedAt,
        String updatedBy,
        Instant seenAt) {
    static final String EXAMPLE =
            """
            {
              "id": "12", "workspace": "default", "kind": "host", "name": "web-1", "application": "shop", "product": "retail",
              "site": "hz-a", "redundancyGroup": "web", "environment": "production", "importance": "HIGH",
              "addresses": ["10.0.0.5"], "connection": "ssh-web", "dependsOn": [{"kind": "database", "name": "orders"}],
              "aliases": [], "labels": {"rack": "7"}, "source": "cmdb", "state": "CONFIRMED", "version": 3,
              "createdAt": "2026-03-01T08:00:00Z", "updatedAt": "2026-03-02T08:00:00Z", "updatedBy": "li", "seenAt": null
            }
            """;

    static ObjectView of(StoredObject stored) {
        var object = stored.object();
        return new ObjectView(
                Long.toString(stored.id()),
                stored.workspace(),
                object.is().kind(),
                object.is().name(),
                object.application(),
                object.product(),
                object.site(),
                object.redundancyGroup(),
                object.environment(),
                object.importance(),
                object.addresses(),
                object.connection(),
                object.dependsOn(),
                object.aliases(),
                object.labels(),
                object.source(),
                object.state(),
                stored.version(),
                stored.createdAt(),
                stored.updatedAt(),
                stored.updatedBy(),
                stored.seenAt());
    }

    /** What it is called. */
    public ObjectName is() {
        return new ObjectName(kind, name);
    }

    /** What people say of it. */
    public ManagedObject content() {
        return new ManagedObject(
                is(),
                application,
                product,
                site,
                redundancyGroup,
                environment,
                importance,
                addresses,
                connection,
                dependsOn,
                aliases,
                labels,
                source,
                state);
    }

    /** Some objects of a list. @param nextCursor where the next page begins, null on the last one */
    @Schema(name = "ManagedObjectPage")
    public record Page(List<ObjectView> items, String nextCursor) {}
}
