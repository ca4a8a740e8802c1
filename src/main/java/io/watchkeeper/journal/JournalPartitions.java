package io.watchkeeper.journal;

import java.util.Set;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;

/**
 * The weekly partitions of the journal's tables. Nobody who writes waits for the making or the dropping of one: a lock that is not there at once, as
 * during a backup, is given up, because all writers would queue behind whoever waits for it.
 */
@ApplicationScoped
class JournalPartitions {
    private static final String BRIEFLY = "set local lock_timeout = '100ms'";
    private static final String LOCKED = "55P03";
    /** The table is there, or its name or that of its type is, or it is a partition already. */
    private static final Set<String> MADE_BY_ANOTHER = Set.of("42P07", "42710", "23505", "42809");
    /** The table is gone, or is no partition any more. */
    private static final Set<String> DROPPED_BY_ANOTHER = Set.of("42P01", "42809");

    private static final String ATTACHED =
            "select 1 from pg_inherits where inhparent = $1::text::regclass and inhrelid = to_regclass($2)";

    /** Also what was detached by somebody who did not come to drop it. */
    private static final String OLD =
            """
            select relname as name, relispartition as attached from pg_class
            where relkind = 'r' and relnamespace = current_schema()::regnamespace
              and relname ~ ('^' || $1 || '_[0-9]{8}$') and relname < $2
            order by relname
            """;

    private final Pool pool;

    JournalPartitions(Pool pool) {
        this.pool = pool;
    }

    /**
     * Leaves alone what is there, and what another node makes at the same moment.
     *
     * @return false where somebody holds the table
     */
    Uni<Boolean> make(String table, JournalWeek week) {
        return pool.preparedQuery(ATTACHED)
                .execute(Tuple.of(table, name(table, week)))
                .flatMap(found -> found.size() > 0 ? Uni.createFrom().item(true) : makeBeside(table, week));
    }

    /** Attached when it is there: making it as a partition would lock out all who write. */
    private Uni<Boolean> makeBeside(String table, JournalWeek week) {
        var name = name(table, week);
        var create = "create table if not exists %s (like %s including all)".formatted(name, table);
        // without an offset the bounds would be read in the time zone of the session; of a date it is left out of
        // account
        var attach = "alter table %s attach partition %s for values from ('%s+00') to ('%s+00')"
                .formatted(table, name, week.monday(), week.plus(1).monday());
        return pool.query(create)
                .execute()
                .replaceWithVoid()
                .onFailure(failure -> says(failure, MADE_BY_ANOTHER))
                .recoverWithNull()
                .flatMap(made -> briefly(attach, MADE_BY_ANOTHER));
    }

    /**
     * Drops what is older than a week.
     *
     * @param first the oldest week that is kept
     * @return false where somebody holds the table
     */
    Uni<Boolean> dropBefore(String table, JournalWeek first) {
        return pool.preparedQuery(OLD)
                .execute(Tuple.of(table, name(table, first)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList())
                .flatMap(old -> Multi.createFrom()
                        .iterable(old)
                        .onItem()
                        .transformToUniAndConcatenate(row -> drop(table, row))
                        .collect()
                        .asList())
                .map(done -> !done.contains(false));
    }

    /** Taken out of the table first, which is quick: nobody waits for the removal of its files then. */
    private Uni<Boolean> drop(String table, Row old) {
        var name = old.getString("name");
        var detach = "alter table %s detach partition %s".formatted(table, name);
        return (old.getBoolean("attached")
                        ? briefly(detach, DROPPED_BY_ANOTHER)
                        : Uni.createFrom().item(true))
                .flatMap(apart -> apart
                        ? pool.query("drop table if exists " + name).execute().replaceWith(true)
                        : Uni.createFrom().item(false));
    }

    /** @return false where somebody holds the table */
    private Uni<Boolean> briefly(String statement, Set<String> doneByAnother) {
        return pool.withTransaction(connection -> connection
                        .query(BRIEFLY)
                        .execute()
                        .flatMap(set -> connection.query(statement).execute())
                        .replaceWith(true))
                .onFailure(failure -> says(failure, doneByAnother))
                .recoverWithItem(true)
                .onFailure(failure -> says(failure, Set.of(LOCKED)))
                .recoverWithItem(false);
    }

    private static boolean says(Throwable failure, Set<String> states) {
        return failure instanceof PgException refused && states.contains(refused.getSqlState());
    }

    private static String name(String table, JournalWeek week) {
        return table + "_" + week.monday().toString().replace("-", "");
    }
}
