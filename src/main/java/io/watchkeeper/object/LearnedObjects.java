package io.watchkeeper.object;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** Keeps what signals and clusters speak of and nobody has named yet, as unconfirmed. What somebody said is never changed by it. */
@Singleton
public class LearnedObjects {
    private static final String BY = "watchkeeper";

    private static final String INSERT =
            """
            insert into managed_object (kind, name, application, product, site, redundancy_group, environment, importance, addresses, connection,
                depends_on, aliases, labels, source, state, workspace, created_at, updated_at, updated_by, seen_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $17, $18, $19)
            on conflict (workspace, kind, name) do nothing""";

    /** Once an hour is often enough for people. */
    private static final String SEEN =
            """
            update managed_object o set seen_at = n.at from unnest($1::bigint[], $2::timestamptz[]) as n(id, at)
            where o.id = n.id and (o.seen_at is null or o.seen_at < n.at - interval '1 hour')""";

    /**
     * An object that is there.
     *
     * @param object what is known of it
     * @param at when it was seen
     */
    public record Seen(ManagedObject object, Instant at) {}

    /** @param transaction with which the caller notes what it has told */
    public Uni<Void> learn(SqlClient transaction, String workspace, List<Sighting> sightings, Instant now) {
        var seen = sightings.stream()
                .filter(Sighting::usable)
                .map(sighting -> new Seen(sighting.learned(), sighting.at()))
                .toList();
        return keep(transaction, workspace, seen, now);
    }

    /** The same of what did not come with signals. */
    public Uni<Void> keep(SqlClient transaction, String workspace, List<Seen> objects, Instant now) {
        var latest = new LinkedHashMap<ObjectName, Seen>();
        objects.forEach(seen -> latest.put(seen.object().is(), seen));
        if (latest.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return ObjectStore.takeTurn(transaction, workspace)
                .chain(() -> ObjectNames.resolve(transaction, workspace, latest.keySet()))
                .chain(known -> insert(transaction, workspace, unknown(latest, known.keySet()), now)
                        .chain(() -> seen(transaction, latest, known)));
    }

    private static List<Seen> unknown(Map<ObjectName, Seen> latest, Set<ObjectName> known) {
        return latest.values().stream()
                .filter(seen -> !known.contains(seen.object().is()))
                .toList();
    }

    private static Uni<Void> insert(SqlClient transaction, String workspace, List<Seen> fresh, Instant now) {
        var rows = fresh.stream()
                .map(seen -> ObjectRows.values(seen.object())
                        .addString(workspace)
                        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                        .addString(BY)
                        .addOffsetDateTime(seen.at().atOffset(ZoneOffset.UTC)))
                .toList();
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.preparedQuery(INSERT).executeBatch(rows).replaceWithVoid();
    }

    private static Uni<Void> seen(
            SqlClient transaction, Map<ObjectName, Seen> latest, Map<ObjectName, StoredObject> known) {
        var names = List.copyOf(known.keySet());
        var ids = names.stream().map(name -> known.get(name).id()).toArray(Long[]::new);
        var times = names.stream()
                .map(name -> latest.get(name).at().atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
        return transaction.preparedQuery(SEEN).execute(Tuple.of(ids, times)).replaceWithVoid();
    }
}
