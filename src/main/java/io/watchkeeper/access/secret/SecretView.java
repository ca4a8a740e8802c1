package io.watchkeeper.access.secret;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import io.vertx.mutiny.sqlclient.Row;

/**
 * What is told of a secret: everything but itself.
 *
 * @param usedBy what it was used for
 * @param lastUsedAt null before its first use
 */
public record SecretView(
        String name, int version, String changedBy, Instant changedAt, List<String> usedBy, Instant lastUsedAt) {
    static SecretView of(Row row) {
        return new SecretView(
                row.getString("name"),
                row.getInteger("version"),
                row.getString("changed_by"),
                row.getOffsetDateTime("changed_at").toInstant(),
                List.of(row.getArrayOfStrings("used_by")),
                Optional.ofNullable(row.getOffsetDateTime("last_used_at"))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null));
    }

    /** All of a workspace: {@code nextCursor} is always null, as nobody has so many. */
    public record Page(List<SecretView> items, String nextCursor) {}
}
