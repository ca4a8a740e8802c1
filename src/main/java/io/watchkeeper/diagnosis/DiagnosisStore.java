package io.watchkeeper.diagnosis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** Diagnoses for who reads them, and new ones. */
@Singleton
class DiagnosisStore {
    private static final long MOST_STARTED = 200;

    private static final String BEGIN =
            """
            insert into diagnosis (workspace, event_id, life, tree, root, rulebook_version, automatic, started_by, state, started_at, deadline_at)
            select e.workspace, e.id, e.reopened, $2, $3, $4, false, $5, 'RUNNING', now(), now() + make_interval(secs => $6::bigint)
            from risk_event e where e.id = $1 returning *
            """;

    /**
     * The worst first, and each once a life: what another node starts meanwhile is left to it. In a flood of events it is looked for them only where a fifth of
     * what a minute may start can be started, not each time that one more may.
     */
    private static final String START =
            """
            with room as (select $8 - count(*) as left_over from diagnosis where automatic and started_at > now() - interval '1 minute')
            insert into diagnosis (workspace, event_id, life, tree, root, rulebook_version, automatic, started_by, state, started_at, deadline_at)
            select e.workspace, e.id, e.reopened, t.tree, t.root, $5, true, 'watchkeeper', 'RUNNING', now(), now() + make_interval(secs => t.seconds)
            from risk_event e join unnest($1::text[], $2::text[], $3::text[], $4::bigint[]) as t(scenario, tree, root, seconds) on t.scenario = e.scenario
            where e.state <> 'COMPLETED' and e.signal = 'FIRING'
              and (e.opened_at > now() - make_interval(secs => $6::bigint)
                or e.reopened > 0 and e.last_occurred_at > now() - make_interval(secs => $6::bigint))
              and not exists (select 1 from diagnosis d where d.event_id = e.id and d.life = e.reopened)
            order by e.grade_rank, e.id
            limit (select case when left_over >= greatest($8 / 5, 1) then least(left_over, $7) else 0 end from room)
            on conflict do nothing returning *
            """;

    private final Pool pool;

    DiagnosisStore(Pool pool) {
        this.pool = pool;
    }

    /** A tree that is to be run on an event. */
    record Start(String tree, String root, long rulebookVersion, Duration within) {}

    /** Empty where there is no such event. */
    Uni<Optional<DiagnosisRow>> begin(SqlClient client, long event, Start start, String by) {
        return client.preparedQuery(BEGIN)
                .execute(Tuple.of(
                        event,
                        start.tree(),
                        start.root(),
                        start.rulebookVersion(),
                        by,
                        start.within().toSeconds()))
                .map(rows -> rows(rows).findFirst());
    }

    /**
     * Those that wait to be started by themselves.
     *
     * @param openedWithin older events are left alone
     * @param perMinute how many may be started so in a minute, by all nodes
     */
    Uni<List<DiagnosisRow>> startDue(
            Map<String, Start> byScenario, long rulebookVersion, Duration openedWithin, long perMinute) {
        var scenarios = new ArrayList<>(byScenario.keySet());
        var starts = scenarios.stream().map(byScenario::get).toList();
        return pool.preparedQuery(START)
                .execute(Tuple.tuple()
                        .addValue(scenarios.toArray(String[]::new))
                        .addValue(starts.stream().map(Start::tree).toArray(String[]::new))
                        .addValue(starts.stream().map(Start::root).toArray(String[]::new))
                        .addValue(starts.stream()
                                .map(start -> start.within().toSeconds())
                                .toArray(Long[]::new))
                        .addLong(rulebookVersion)
                        .addLong(openedWithin.toSeconds())
                        .addLong(MOST_STARTED)
                        .addLong(perMinute))
                .map(rows -> rows(rows).toList());
    }

    Uni<Optional<DiagnosisRow>> find(Set<String> workspaces, long id) {
        return pool.preparedQuery("select * from diagnosis where workspace = any($1) and id = $2")
                .execute(Tuple.of(workspaces.toArray(String[]::new), id))
                .map(rows -> rows(rows).findFirst());
    }

    /** The latest first. */
    Uni<List<DiagnosisRow>> ofEvent(Set<String> workspaces, long event, int most, long before) {
        return pool.preparedQuery(
                        """
                        select * from diagnosis where workspace = any($1) and event_id = $2 and id < $4 order by id desc limit $3
                        """)
                .execute(Tuple.of(workspaces.toArray(String[]::new), event, most, before))
                .map(rows -> rows(rows).toList());
    }

    /** Of a tree, the latest first. */
    Uni<List<DiagnosisRow>> ended(Set<String> workspaces, String tree, int most) {
        return pool.preparedQuery(
                        """
                        select * from diagnosis where workspace = any($1) and tree = $2 and state <> 'RUNNING' order by id desc limit $3
                        """)
                .execute(Tuple.of(workspaces.toArray(String[]::new), tree, most))
                .map(rows -> rows(rows).toList());
    }

    /** The last one of the same tree on the same event that has ended before. */
    Uni<Optional<DiagnosisRow>> former(DiagnosisRow row) {
        return pool.preparedQuery(
                        """
                        select * from diagnosis where event_id = $1 and tree = $2 and id < $3 and state <> 'RUNNING' order by id desc limit 1
                        """)
                .execute(Tuple.of(row.event(), row.tree(), row.id()))
                .map(rows -> rows(rows).findFirst());
    }

    /** By diagnosis and node. */
    Uni<Map<Long, Map<String, EvidenceRow>>> evidence(Collection<Long> diagnoses) {
        return pool.preparedQuery("select * from diagnosis_evidence where diagnosis_id = any($1)")
                .execute(Tuple.of(diagnoses.toArray(Long[]::new)))
                .map(rows -> {
                    Map<Long, Map<String, EvidenceRow>> found = new TreeMap<>();
                    diagnoses.forEach(id -> found.put(id, new TreeMap<>()));
                    rows.forEach(row ->
                            found.get(row.getLong("diagnosis_id")).put(row.getString("node"), EvidenceRow.of(row)));
                    return found;
                });
    }

    static Stream<DiagnosisRow> rows(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(DiagnosisRow::of);
    }
}
