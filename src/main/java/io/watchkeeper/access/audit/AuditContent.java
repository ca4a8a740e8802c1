package io.watchkeeper.access.audit;

import java.util.Arrays;
import java.util.List;

import io.vertx.mutiny.sqlclient.Row;

/**
 * All that an entry says, as the database writes it: {@code jsonb} has one text for one value. Null where a column is empty.
 *
 * @param micros since 1970, in UTC
 */
record AuditContent(
        String workspace,
        long micros,
        String actor,
        String action,
        String target,
        String detail,
        String address,
        String reason,
        String before,
        String after) {
    /** For a query that calls the table {@code e}; {@code found} is null where it has no such entry. */
    static final String COLUMNS =
            """
            e.id as found, e.workspace, (extract(epoch from e.at) * 1000000)::bigint as micros, e.actor, e.action, e.target,
            e.detail::text as detail, e.address, e.reason, e.before::text as before, e.after::text as after""";

    /** Null for an entry that is not there. */
    static AuditContent of(Row row) {
        return row.getLong("found") == null
                ? null
                : new AuditContent(
                        row.getString("workspace"),
                        row.getLong("micros"),
                        row.getString("actor"),
                        row.getString("action"),
                        row.getString("target"),
                        row.getString("detail"),
                        row.getString("address"),
                        row.getString("reason"),
                        row.getString("before"),
                        row.getString("after"));
    }

    List<String> parts() {
        return Arrays.asList(
                workspace, Long.toString(micros), actor, action, target, detail, address, reason, before, after);
    }
}
