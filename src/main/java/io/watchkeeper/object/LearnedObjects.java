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

    /** @param transaction with which the caller notes what it has told */
    public Uni<Void> learn(SqlClient transaction, String workspace, List<Sighting> sightings, Instant now) {
        var latest = new LinkedHashMap<ObjectName, Sighting>();
        sightings.stream().filter(Sighting::usable).forEach(sighting -> latest.put(sighting.is(), sighting));
        if (latest.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return ObjectStore.takeTurn(transaction, workspace)
                .chain(() -> ObjectNames.resolve(transaction, workspace, latest.keySet()))
                .chain(known -> insert(transaction, workspace, unknown(latest, known.keySet()), now)
                        .chain(() -> seen(transaction, latest, known)));
    }

    private static List<Sighting> unknown(Map<ObjectName, Sighting> latest, Set<ObjectName> known) {
        return latest.values().stream()
                .filter(sighting -> !known.contains(sighting.is()))
                .toList();
    }

    private static Uni<Void> insert(SqlClient transaction, String workspace, List<Sighting> fresh, Instant now) {
        var rows = fresh.stream()
                .map(sighting -> ObjectRows.values(sighting.learned())
                        .addString(workspace)
                        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                        .addString(BY)
                        .addOffsetDateTime(sighting.at().atOffset(ZoneOffset.UTC)))
                .toList();
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.preparedQuery(INSERT).executeBatch(rows).replaceWithVoid();
    }

    private static Uni<Void> seen(
            SqlClient transaction, Map<ObjectName, Sighting> latest, Map<ObjectName, StoredObject> known) {
        var names = List.copyOf(known.keySet());
        var ids = names.stream().map(name -> known.get(name).id()).toArray(Long[]::new);
        var times = names.stream()
                .map(name -> latest.get(name).at().atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
        return transaction.preparedQuery(SEEN).execute(Tuple.of(ids, times)).replaceWithVoid();
    }
}
