package io.watchkeeper.diagnosis.check;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;

/**
 * Whom checks may ask, as operators configure it.
 *
 * @param kind as in {@link SourceKind}
 * @param settings what the kind needs, such as {@code url}; nothing secret
 * @param secret name of a secret of the workspace, or null
 * @param version goes up with each change; the number in the ETag
 */
public record CheckSource(
        String workspace,
        String name,
        String kind,
        SortedMap<String, String> settings,
        String secret,
        long version,
        String changedBy,
        Instant changedAt) {
    public CheckSource {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    static CheckSource of(Row row) {
        var settings = new TreeMap<String, String>();
        ((JsonObject) row.getValue("settings"))
                .forEach(entry -> settings.put(entry.getKey(), (String) entry.getValue()));
        return new CheckSource(
                row.getString("workspace"),
                row.getString("name"),
                row.getString("kind"),
                settings,
                row.getString("secret"),
                row.getLong("version"),
                row.getString("changed_by"),
                row.getOffsetDateTime("changed_at").toInstant());
    }
}
