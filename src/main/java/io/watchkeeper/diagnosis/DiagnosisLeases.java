package io.watchkeeper.diagnosis;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.decision.DiagnosisFound;
import io.watchkeeper.decision.diagnosis.EventFacts;
import io.watchkeeper.rulebook.NodeName;

/** Which node runs a diagnosis, and what only that node may write. Time is the database's: the clocks of nodes differ. */
@Singleton
class DiagnosisLeases {
    private static final String CLAIM =
            """
            update diagnosis d set owner = $1, fence = d.fence + 1, lease_until = now() + make_interval(secs => $2::bigint)
            from (select id from diagnosis where state = 'RUNNING' and (lease_until is null or lease_until < now())
                  order by id limit $3 for update skip locked) free
            where d.id = free.id returning d.*
            """;

    private static final String BEAT =
            """
            update diagnosis set lease_until = now() + make_interval(secs => $3::bigint)
            where id = any($1) and owner = $2 and state = 'RUNNING'
            """;

    private static final String ADD =
            """
            insert into diagnosis_evidence (diagnosis_id, workspace, node, check_code, kind, source, parameters, status, value, text, unit, why, observed_at, took_millis, ahead)
            select id, workspace, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, now(), $13, $14
            from diagnosis where id = $1 and fence = $2 and state = 'RUNNING' for share
            on conflict do nothing
            """;

    private static final String END =
            """
            update diagnosis set state = $3, ended_at = now(), lease_until = null, cause = $4, confidence = $5, impact = $6, plans = $7, decision = $8
            where id = $1 and fence = $2 and state = 'RUNNING'
            """;

    private final Pool pool;
    private final String node;
    private final DiagnosisConfig config;

    DiagnosisLeases(Pool pool, NodeName node, DiagnosisConfig config) {
        this.pool = pool;
        this.node = node.toString();
        this.config = config;
    }

    /** Takes up diagnoses that no node runs: new ones, and those whose node is gone. */
    Uni<List<DiagnosisRow>> claim(int most) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(node, config.lease().toSeconds(), most))
                .map(rows -> DiagnosisStore.rows(rows).toList());
    }

    /** Says that they are still run here. */
    Uni<Void> beat(Collection<Long> ids) {
        return pool.preparedQuery(BEAT)
                .execute(Tuple.of(ids.toArray(Long[]::new), node, config.lease().toSeconds()))
                .replaceWithVoid();
    }

    /** Whether the time of a diagnosis is over, and how many milliseconds are left. */
    Uni<Long> left(DiagnosisRow row) {
        return pool.preparedQuery(
                        "select extract(epoch from deadline_at - now()) * 1000 as millis from diagnosis where id = $1")
                .execute(Tuple.of(row.id()))
                .map(rows -> rows.iterator().next().getBigDecimal("millis").longValue());
    }

    /** @return false where another node runs it by now */
    Uni<Boolean> keep(DiagnosisRow row, EventFacts facts) {
        return pool.preparedQuery("update diagnosis set facts = $3 where id = $1 and fence = $2 and state = 'RUNNING'")
                .execute(Tuple.of(row.id(), row.fence(), EventFactsJson.write(facts)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** @return false where another node runs it by now */
    Uni<Boolean> keep(DiagnosisRow row, EvidenceRow evidence) {
        return pool.preparedQuery(ADD)
                .execute(Tuple.of(row.id(), row.fence(), evidence.node(), evidence.check())
                        .addString(evidence.kind())
                        .addString(evidence.source())
                        .addValue(EventFactsJson.object(evidence.parameters()))
                        .addString(evidence.status())
                        .addDouble(evidence.value())
                        .addString(evidence.text())
                        .addString(evidence.unit())
                        .addString(evidence.why())
                        .addLong(evidence.tookMillis())
                        .addBoolean(evidence.ahead()))
                .map(rows -> rows.rowCount() == 1);
    }

    /** @return false where another node runs it by now, or it has ended */
    Uni<Boolean> end(
            SqlClient transaction,
            DiagnosisRow row,
            DiagnosisState state,
            Optional<DiagnosisFound> found,
            Optional<String> decision) {
        return transaction
                .preparedQuery(END)
                .execute(Tuple.of(
                                row.id(),
                                row.fence(),
                                state.name(),
                                found.map(DiagnosisFound::cause).orElse(null))
                        .addString(found.map(DiagnosisFound::confidence).orElse(null))
                        .addString(found.map(DiagnosisFound::impact).orElse(null))
                        .addValue(found.map(DiagnosisFound::plans)
                                .orElse(List.of())
                                .toArray(String[]::new))
                        .addString(decision.orElse(null)))
                .map(rows -> rows.rowCount() == 1);
    }
}
