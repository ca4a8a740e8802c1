package io.watchkeeper.access.secret;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** The statements about secrets. */
final class SecretStore {
    /** The one before stays usable while what it opens is changed elsewhere. */
    private static final int VERSIONS_KEPT = 2;

    private static final String LIST =
            """
            select distinct on (s.name) s.name, s.version, s.changed_by, s.changed_at,
                   array(select u.purpose from secret_use u where u.workspace = s.workspace and u.name = s.name order by 1) as used_by,
                   (select max(u.last_used_at) from secret_use u where u.workspace = s.workspace and u.name = s.name) as last_used_at
            from secret s where s.workspace = $1 and strpos(s.name, '/') = 0 order by s.name, s.version desc""";

    private SecretStore() {}

    static Uni<List<SecretView>> list(SqlClient client, String workspace) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(workspace))
                .map(rows -> stream(rows).map(SecretView::of).toList());
    }

    /** All versions that are kept, the newest first. */
    static Uni<List<SealedSecret>> versions(SqlClient client, SecretReference reference) {
        return client.preparedQuery("select * from secret where workspace = $1 and name = $2 order by version desc")
                .execute(Tuple.of(reference.workspace(), reference.name()))
                .map(rows -> stream(rows).map(SecretStore::sealed).toList());
    }

    /** Locks what all writers of secrets go through, until the end of the transaction. */
    static Uni<Void> takeTurn(SqlClient transaction) {
        return transaction
                .query("select pg_advisory_xact_lock(hashtext('watchkeeper.access.secret'))")
                .execute()
                .replaceWithVoid();
    }

    static Uni<Void> insert(SqlClient transaction, SealedSecret secret, String by, Instant at) {
        Tuple values = Tuple.of(
                        secret.reference().workspace(), secret.reference().name(), secret.version(), secret.keyId())
                .addString(secret.sealed())
                .addString(by)
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC));
        return transaction
                .preparedQuery(
                        """
                        insert into secret (workspace, name, version, key_id, sealed, changed_by, changed_at)
                        values ($1, $2, $3, $4, $5, $6, $7)""")
                .execute(values)
                .chain(() -> transaction
                        .preparedQuery("delete from secret where workspace = $1 and name = $2 and version <= $3")
                        .execute(Tuple.of(
                                secret.reference().workspace(),
                                secret.reference().name(),
                                secret.version() - VERSIONS_KEPT)))
                .replaceWithVoid();
    }

    static Uni<Void> delete(SqlClient transaction, SecretReference reference) {
        Tuple values = Tuple.of(reference.workspace(), reference.name());
        return transaction
                .preparedQuery("delete from secret_use where workspace = $1 and name = $2")
                .execute(values)
                .chain(() -> transaction
                        .preparedQuery("delete from secret where workspace = $1 and name = $2")
                        .execute(values))
                .replaceWithVoid();
    }

    /** Noted once a minute at most. */
    static Uni<Void> noteUse(SqlClient client, SecretReference reference, String purpose, Instant now) {
        return client.preparedQuery(
                        """
                        insert into secret_use as known (workspace, name, purpose, last_used_at) values ($1, $2, $3, $4)
                        on conflict (workspace, name, purpose) do update set last_used_at = $4
                        where known.last_used_at < $4 - interval '1 minute'""")
                .execute(Tuple.of(reference.workspace(), reference.name(), purpose, now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    static Uni<List<SealedSecret>> notSealedWith(SqlClient transaction, String keyId) {
        return transaction
                .preparedQuery("select * from secret where key_id <> $1 order by workspace, name, version for update")
                .execute(Tuple.of(keyId))
                .map(rows -> stream(rows).map(SecretStore::sealed).toList());
    }

    static Uni<Void> replace(SqlClient transaction, List<SealedSecret> secrets) {
        return Multi.createFrom()
                .iterable(secrets)
                .onItem()
                .transformToUniAndConcatenate(secret -> transaction
                        .preparedQuery(
                                "update secret set key_id = $4, sealed = $5 where workspace = $1 and name = $2 and version = $3")
                        .execute(Tuple.of(
                                secret.reference().workspace(),
                                secret.reference().name(),
                                secret.version(),
                                secret.keyId(),
                                secret.sealed())))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private static SealedSecret sealed(Row row) {
        return new SealedSecret(
                new SecretReference(row.getString("workspace"), row.getString("name")),
                row.getInteger("version"),
                row.getString("key_id"),
                row.getString("sealed"));
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
