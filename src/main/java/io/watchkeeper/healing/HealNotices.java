package io.watchkeeper.healing;

import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.store.BulkWrite;

/** What is to be told outside. A notice is written in the transaction of what it tells of, so that neither is without the other. */
@Singleton
class HealNotices {
    /** The connection through which a workspace is told; without it nothing is written. */
    static final String CONNECTION = "self-heal";

    private static final String ADD =
            """
            insert into heal_notice (workspace, record_id, told, created_at, due_at)
            select $1, $2, $3::jsonb || %s, now(), now() where exists (select 1 from check_source where workspace = $1 and name = $4 and kind = 'WEBHOOK')
            returning 1
            """;

    /** Whoever claims has half a minute before another node tries. */
    private static final String CLAIM =
            """
            update heal_notice n set due_at = now() + interval '30 seconds', attempts = n.attempts + 1
            from (select id from heal_notice where due_at <= now() order by due_at, id limit $1 for update skip locked) free
            where n.id = free.id returning n.*
            """;

    private static final String SENT = "update heal_notice set due_at = null, sent_at = now(), why = '' where id = $1";

    /** Twice as long after each attempt, for a day and a half in all. */
    private static final String FAILED =
            """
            update heal_notice set why = $2, due_at = case when attempts < 14 then now() + make_interval(secs => 10 * power(2, attempts)) end
            where id = $1
            """;

    /** One that this node is to send. */
    record Notice(long id, String workspace, JsonObject told) {}

    /** @param more in SQL, what is only known by the statement that writes it */
    BulkWrite write(HealRow record, JsonObject told, String more) {
        return BulkWrite.any(ADD.formatted(more), record.workspace(), record.id(), told, CONNECTION);
    }

    Uni<List<Notice>> claim(SqlClient client, int most) {
        return client.preparedQuery(CLAIM).execute(Tuple.of(most)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> new Notice(row.getLong("id"), row.getString("workspace"), row.getJsonObject("told")))
                .toList());
    }

    Uni<Void> sent(SqlClient client, long id) {
        return client.preparedQuery(SENT).execute(Tuple.of(id)).replaceWithVoid();
    }

    Uni<Void> failed(SqlClient client, long id, String why) {
        return client.preparedQuery(FAILED).execute(Tuple.of(id, why)).replaceWithVoid();
    }
}
