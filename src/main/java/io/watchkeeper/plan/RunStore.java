package io.watchkeeper.plan;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.plan.machine.Layout;
import io.watchkeeper.plan.machine.Mode;
import io.watchkeeper.plan.machine.PartProgress;
import io.watchkeeper.plan.machine.Progress;
import io.watchkeeper.plan.machine.RunState;
import io.watchkeeper.plan.machine.Standing;

/** Reads runs with all that they have come to. */
@Singleton
class RunStore {
    private static final String PARTS =
            """
            select run_id, part, standing, attempt, failures, done, outputs, why,
              greatest(0, extract(epoch from due_at - now()) * 1000)::bigint as millis
            from plan_run_part where run_id = any($1)
            """;

    private static final String ROW = "select *, deadline_at <= now() as time_over from plan_run ";

    /** Empty where no workspace of these has such a run. */
    Uni<Optional<StoredRun>> find(SqlClient client, Set<String> workspaces, long id) {
        return client.preparedQuery(ROW + "where id = $1 and workspace = any($2)")
                .execute(Tuple.of(id, workspaces.toArray(String[]::new)))
                .chain(rows -> whole(client, rows))
                .map(found -> found.stream().findFirst());
    }

    /** Those that there are, in the order of their ids. */
    Uni<List<StoredRun>> find(SqlClient client, List<Long> ids) {
        return client.preparedQuery(ROW + "where id = any($1) order by id")
                .execute(Tuple.of(ids.toArray(Long[]::new)))
                .chain(rows -> whole(client, rows));
    }

    /** @param rows of runs, with {@code time_over} */
    Uni<List<StoredRun>> whole(SqlClient client, RowSet<Row> rows) {
        var runs = StreamSupport.stream(rows.spliterator(), false).toList();
        var ids = runs.stream().map(row -> row.getLong("id")).toArray(Long[]::new);
        if (ids.length == 0) {
            return Uni.createFrom().item(List.of());
        }
        return client.preparedQuery(PARTS).execute(Tuple.of(ids)).map(parts -> {
            var byRun = parts(parts);
            return runs.stream()
                    .map(row -> stored(row, byRun.getOrDefault(row.getLong("id"), Map.of())))
                    .toList();
        });
    }

    private static Map<Long, Map<String, PartProgress>> parts(RowSet<Row> rows) {
        var byRun = new HashMap<Long, Map<String, PartProgress>>();
        rows.forEach(row -> byRun.computeIfAbsent(row.getLong("run_id"), run -> new TreeMap<>())
                .put(row.getString("part"), part(row)));
        return byRun;
    }

    private static PartProgress part(Row row) {
        var outputs = new TreeMap<String, String>();
        ((JsonObject) row.getValue("outputs")).forEach(entry -> outputs.put(entry.getKey(), (String) entry.getValue()));
        return new PartProgress(
                Standing.valueOf(row.getString("standing")),
                row.getInteger("attempt"),
                row.getInteger("failures"),
                Duration.ofMillis(Optional.ofNullable(row.getLong("millis")).orElse(0L)),
                row.getInteger("done"),
                outputs,
                row.getString("why"));
    }

    private static StoredRun stored(Row row, Map<String, PartProgress> parts) {
        var run = RunRow.of(row);
        var progress = new Progress(
                Mode.valueOf(row.getString("mode")),
                row.getBoolean("paused"),
                parts,
                RunState.valueOf(row.getString("ends_as")),
                run.why());
        return new StoredRun(run, new Layout(run.plannedRun()), progress, row.getBoolean("time_over"));
    }
}
