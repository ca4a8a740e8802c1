package io.watchkeeper.access;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

@ApplicationScoped
class Tokens {
    private static final String COLUMNS =
            "id, name, workspace, roles, source, sources, signed, created_by, created_at, expires_at, last_used_at, previous_until";

    private final Pool pool;

    Tokens(Pool pool) {
        this.pool = pool;
    }

    /** Empty for an unknown and for a revoked token. Whether the value is current, rotated or unknown takes one query all the same. */
    Uni<Optional<ApiToken>> withHash(String hash) {
        return pool.preparedQuery("select " + COLUMNS + ", hash = $1 as current"
                        + " from api_token where (hash = $1 or previous_hash = $1) and revoked_at is null")
                .execute(Tuple.of(hash))
                .map(rows -> stream(rows)
                        .findFirst()
                        .map(row -> row.getBoolean("current")
                                ? token(row)
                                : token(row).asRotated()));
    }

    /** All that are not revoked, the newest first. */
    Uni<List<ApiToken>> in(String workspace) {
        return pool.preparedQuery("select " + COLUMNS
                        + " from api_token where workspace = $1 and revoked_at is null order by id desc")
                .execute(Tuple.of(workspace))
                .map(rows -> stream(rows).map(Tokens::token).toList());
    }

    Uni<ApiToken> insert(SqlClient client, NewToken token, Maker maker, String hash) {
        Tuple values = Tuple.tuple()
                .addString(token.name())
                .addString(hash)
                .addString(maker.workspace())
                .addArrayOfString(token.roles().toArray(String[]::new))
                .addString(token.sources().stream().sorted().findFirst().orElse(null))
                .addString(maker.name())
                .addOffsetDateTime(utc(maker.at()))
                .addOffsetDateTime(token.expiresAt().map(Tokens::utc).orElse(null))
                .addArrayOfString(token.sources().stream().sorted().toArray(String[]::new))
                .addBoolean(token.signed());
        return client.preparedQuery(
                        """
                        insert into api_token (name, hash, workspace, roles, source, created_by, created_at, expires_at, sources, signed)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning\s"""
                                + COLUMNS)
                .execute(values)
                .map(rows -> token(rows.iterator().next()));
    }

    /** The value of now is honoured until then. */
    Uni<Rotated> rotate(SqlClient transaction, ApiToken locked, String hash, Instant until) {
        return transaction
                .preparedQuery(
                        """
                        update api_token set previous_hash = hash, previous_until = $3, hash = $2
                        where id = $1 returning previous_hash,\s"""
                                + COLUMNS)
                .execute(Tuple.of(locked.id(), hash, utc(until)))
                .map(rows -> rows.iterator().next())
                .map(row -> new Rotated(token(row), row.getString("previous_hash")));
    }

    /** Gives the hashes of its values, to be forgotten. */
    Uni<Set<String>> revoke(SqlClient transaction, ApiToken locked, Instant now) {
        return transaction
                .preparedQuery("update api_token set revoked_at = $2 where id = $1 returning hash, previous_hash")
                .execute(Tuple.of(locked.id(), utc(now)))
                .map(rows -> rows.iterator().next())
                .map(row -> Stream.of("hash", "previous_hash")
                        .map(row::getString)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
    }

    /** Gives null for an unknown token, and for a revoked one. Nobody else changes it until the end of the transaction. */
    Uni<ApiToken> lock(SqlClient transaction, long id) {
        return transaction
                .preparedQuery("select " + COLUMNS + " from api_token where id = $1 and revoked_at is null for update")
                .execute(Tuple.of(id))
                .map(rows -> stream(rows).findFirst().map(Tokens::token).orElse(null));
    }

    Uni<Boolean> isPerson(String name) {
        return pool.preparedQuery("select 1 from person where name = $1")
                .execute(Tuple.of(name))
                .map(rows -> rows.size() > 0);
    }

    /** Notes the use unless one was noted within the last minute, by whichever node. */
    Uni<Void> noteUse(ApiToken token, Instant now) {
        return pool.preparedQuery(
                        """
                        update api_token set last_used_at = $2
                        where id = $1 and (last_used_at is null or last_used_at < $3)""")
                .execute(Tuple.of(token.id(), utc(now), utc(now.minusSeconds(60))))
                .replaceWithVoid();
    }

    private static Stream<Row> stream(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    private static ApiToken token(Row row) {
        return new ApiToken(
                row.getLong("id"),
                row.getString("name"),
                row.getString("workspace"),
                new TreeSet<>(List.of(row.getArrayOfStrings("roles"))),
                sources(row),
                row.getBoolean("signed"),
                row.getString("created_by"),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row, "expires_at"),
                instant(row, "last_used_at"),
                instant(row, "previous_until"));
    }

    /** A node of the former release fills only the one column. */
    private static TreeSet<String> sources(Row row) {
        TreeSet<String> sources = new TreeSet<>(List.of(row.getArrayOfStrings("sources")));
        if (row.getString("source") != null) {
            sources.add(row.getString("source"));
        }
        return sources;
    }

    private static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** The token with its new value, and the hash of the former one, to be read anew. */
    record Rotated(ApiToken token, String formerHash) {}

    /** Who makes a token, where and when. */
    record Maker(String name, String workspace, Instant at) {}
}
