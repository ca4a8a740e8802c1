package io.watchkeeper.object;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/** Objects as rows. */
final class ObjectRows {
    private ObjectRows() {}

    static List<StoredObject> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(ObjectRows::stored)
                .toList();
    }

    static StoredObject stored(Row row) {
        return new StoredObject(
                row.getLong("id"),
                row.getString("workspace"),
                object(row),
                row.getLong("version"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant(),
                row.getString("updated_by"),
                Optional.ofNullable(row.getOffsetDateTime("seen_at"))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null));
    }

    private static ManagedObject object(Row row) {
        return new ManagedObject(
                new ObjectName(row.getString("kind"), row.getString("name")),
                row.getString("application"),
                row.getString("product"),
                row.getString("site"),
                row.getString("redundancy_group"),
                row.getString("environment"),
                Optional.ofNullable(row.getString("importance"))
                        .map(Importance::valueOf)
                        .orElse(null),
                List.of(row.getArrayOfStrings("addresses")),
                row.getString("connection"),
                names(row.getArrayOfStrings("depends_on")),
                names(row.getArrayOfStrings("aliases")),
                labels(row.getJsonObject("labels")),
                row.getString("source"),
                ObjectState.valueOf(row.getString("state")));
    }

    /** Kind to state, in the order of the statements. */
    static Tuple values(ManagedObject object) {
        return Tuple.tuple()
                .addString(object.is().kind())
                .addString(object.is().name())
                .addString(object.application())
                .addString(object.product())
                .addString(object.site())
                .addString(object.redundancyGroup())
                .addString(object.environment())
                .addString(Optional.ofNullable(object.importance())
                        .map(Importance::name)
                        .orElse(null))
                .addArrayOfString(object.addresses().toArray(String[]::new))
                .addString(object.connection())
                .addArrayOfString(texts(object.dependsOn()))
                .addArrayOfString(texts(object.aliases()))
                .addJsonObject(new JsonObject(Map.copyOf(object.labels())))
                .addString(object.source())
                .addString(object.state().name());
    }

    static String[] texts(List<ObjectName> names) {
        return names.stream().map(ObjectName::text).toArray(String[]::new);
    }

    private static List<ObjectName> names(String[] texts) {
        return Arrays.stream(texts)
                .flatMap(text -> ObjectName.parse(text).stream())
                .toList();
    }

    private static Map<String, String> labels(JsonObject json) {
        var labels = new TreeMap<String, String>();
        json.forEach(label -> labels.put(label.getKey(), String.valueOf(label.getValue())));
        return labels;
    }
}
