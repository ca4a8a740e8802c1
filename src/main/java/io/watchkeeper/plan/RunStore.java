package io.watchkeeper.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
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

/** Reads runs with all that they have come to. What only a newer release of the service can read is told apart: it is never half understood. */
@Singleton
class RunStore {
    private static final String PARTS =
            """
            select run_id, part, standing, attempt, failures, done, outputs, why,
              greatest(0, extract(epoch from due_at - now()) * 1000)::bigint as millis
            from plan_run_part where run_id = any($1)
            """;

    private static final String ROW = "select *, deadline_at <= now() as time_over from plan_run ";

    /** @param newer fences of those that this release cannot read, by run */
    record Read(List<StoredRun> runs, Map<Long, Long> newer) {}

    /** Empty where no workspace of these has such a run. @return fails with 409 where this release cannot read it */
    Uni<Optional<StoredRun>> find(SqlClient client, Set<String> workspaces, long id) {
        return client.preparedQuery(ROW + "where id = $1 and workspace = any($2)")
                .execute(Tuple.of(id, workspaces.toArray(String[]::new)))
                .chain(rows -> whole(client, rows))
                .map(RunStore::readable);
    }

    /** As the other, in any workspace. */
    Uni<Optional<StoredRun>> find(SqlClient client, long id) {
        return read(client, id).map(RunStore::readable);
    }

    Uni<Read> read(SqlClient client, long id) {
        return client.preparedQuery(ROW + "where id = $1").execute(Tuple.of(id)).chain(rows -> whole(client, rows));
    }

    private static Optional<StoredRun> readable(Read found) {
        if (!found.newer().isEmpty()) {
            throw RunRefusals.newer();
        }
        return found.runs().stream().findFirst();
    }

    /** @param rows of runs, with {@code time_over} */
    Uni<Read> whole(SqlClient client, RowSet<Row> rows) {
        var runs = StreamSupport.stream(rows.spliterator(), false).toList();
        var ids = runs.stream().map(row -> row.getLong("id")).toArray(Long[]::new);
        if (ids.length == 0) {
            return Uni.createFrom().item(new Read(List.of(), Map.of()));
        }
        return client.preparedQuery(PARTS).execute(Tuple.of(ids)).map(parts -> read(runs, parts));
    }

    private static Read read(List<Row> runs, RowSet<Row> parts) {
        var byRun = StreamSupport.stream(parts.spliterator(), false)
                .collect(Collectors.groupingBy(row -> row.getLong("run_id")));
        var read = new ArrayList<StoredRun>();
        var newer = new HashMap<Long, Long>();
        for (var row : runs) {
            try {
                read.add(stored(row, parts(byRun.getOrDefault(row.getLong("id"), List.of()))));
            } catch (IllegalArgumentException unknown) {
                Log.warnf("Run %d is left to a newer release: %s", row.getLong("id"), unknown.getMessage());
                newer.put(row.getLong("id"), row.getLong("fence"));
            }
        }
        return new Read(read, newer);
    }

    private static Map<String, PartProgress> parts(List<Row> rows) {
        var parts = new TreeMap<String, PartProgress>();
        rows.forEach(row -> parts.put(row.getString("part"), part(row)));
        return parts;
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
