package io.watchkeeper.object;

import java.time.Instant;

/**
 * An object as it is kept.
 *
 * @param version goes up with each change
 * @param seenAt when a signal spoke of it last, as far as that was noticed; null for never
 */
public record StoredObject(
        long id,
        String workspace,
        ManagedObject object,
        long version,
        Instant createdAt,
        Instant updatedAt,
        String updatedBy,
        Instant seenAt) {
    String etag() {
        return "\"" + version + "\"";
    }
}
