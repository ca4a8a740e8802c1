package io.watchkeeper.rulebook;

import java.time.ZoneOffset;
import java.util.Map;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.access.AuditEntry;
import io.watchkeeper.access.AuditLog;

/** Marks versions whose rules failed: once a version, in the transaction that keeps the first such signal undecided. */
@Singleton
public class RulebookFaults {
    private static final String MARK =
            "update rulebook set faulty_at = $2, faulty_rule = $3 where version = $1 and faulty_at is null";

    private final AuditLog audit;

    RulebookFaults(AuditLog audit) {
        this.audit = audit;
    }

    /** @return whether this is the version's first fault, to be told once it is committed */
    public Uni<Boolean> mark(SqlClient client, long version, RulebookFault fault) {
        return client.preparedQuery(MARK)
                .execute(Tuple.of(version, fault.at().atOffset(ZoneOffset.UTC), fault.rule()))
                .map(rows -> rows.rowCount() == 1)
                .call(first -> first
                        ? audit.record(client, entry(version, fault))
                        : Uni.createFrom().voidItem());
    }

    /** Says it in the log; of signals that fail afterwards only the journal tells. */
    public void tell(long version, String why) {
        LogFields.of(
                version,
                () -> Log.errorf(
                        "Rulebook version %d is faulty. It goes on deciding; signals that it fails on stay undecided until another version is published: %s",
                        (Long) version, why));
    }

    private static AuditEntry entry(long version, RulebookFault fault) {
        return AuditEntry.of(
                RulebookRepository.WORKSPACE,
                fault.at(),
                "watchkeeper",
                "rulebook.faulty",
                Long.toString(version),
                Map.of("rule", fault.rule()));
    }
}
