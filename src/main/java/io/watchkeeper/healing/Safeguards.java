package io.watchkeeper.healing;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.access.AuditLog;
import io.watchkeeper.access.Reason;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;

/** Kill switches and circuit breakers. Once a change of them is answered no verdict of before it starts anything: it waits for those under way. */
@Singleton
public class Safeguards {
    static final String GLOBAL = "global";

    private static final String DEFAULT_WORKSPACE = "default";

    private static final Pattern SCOPE = Pattern.compile("global|workspace|scenario:[A-Z0-9][A-Z0-9_-]{0,63}");

    /** Of all workspaces for the global switch, in one order. */
    private static final String TURNS =
            """
            insert into heal_turn select code from workspace where $2 = 'global' or code = $1 order by code
            on conflict (workspace) do update set workspace = excluded.workspace
            """;

    private static final String SWITCH =
            """
            insert into kill_switch as known (workspace, scope, engaged, reason, changed_by, changed_at) values ($1, $2, $3, $4, $5, now())
            on conflict (workspace, scope) do update set engaged = $3, reason = $4, changed_by = $5, changed_at = now(), version = known.version + 1
            returning *
            """;

    private static final String CLOSE =
            """
            update heal_breaker set open = false, closed_at = now(), closed_by = $3, reason = $4 where workspace = $1 and scope = $2 and open returning *
            """;

    private final Pool pool;
    private final AuditLog audit;

    Safeguards(Pool pool, AuditLog audit) {
        this.pool = pool;
        this.audit = audit;
    }

    public record KillSwitchView(
            String workspace, String scope, boolean engaged, String reason, String changedBy, Instant changedAt) {
        static KillSwitchView of(Row row) {
            return new KillSwitchView(
                    row.getString("workspace"),
                    row.getString("scope"),
                    row.getBoolean("engaged"),
                    row.getString("reason"),
                    row.getString("changed_by"),
                    at(row, "changed_at"));
        }
    }

    /** @param closedAt null while it is open, and where nobody has closed it */
    public record BreakerView(
            String workspace,
            String scope,
            boolean open,
            long failures,
            Instant openedAt,
            Instant closedAt,
            String closedBy,
            String reason) {
        static BreakerView of(Row row) {
            return new BreakerView(
                    row.getString("workspace"),
                    row.getString("scope"),
                    row.getBoolean("open"),
                    row.getLong("failures"),
                    at(row, "opened_at"),
                    at(row, "closed_at"),
                    row.getString("closed_by"),
                    row.getString("reason"));
        }
    }

    private static Instant at(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }

    /** Those of these workspaces, and the global one, that somebody has ever used. */
    public Uni<List<KillSwitchView>> switches(Set<String> workspaces) {
        return pool.preparedQuery(
                        "select * from kill_switch where workspace = any($1) or scope = 'global' order by scope <> 'global', workspace, scope")
                .execute(Tuple.of(workspaces.toArray(String[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(KillSwitchView::of)
                        .toList());
    }

    public Uni<List<BreakerView>> breakers(Set<String> workspaces) {
        return pool.preparedQuery(
                        "select * from heal_breaker where workspace = any($1) order by open desc, workspace, scope")
                .execute(Tuple.of(workspaces.toArray(String[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(BreakerView::of)
                        .toList());
    }

    /** Where a switch is kept: the global one in the default workspace. Fails with 422 for a scope that there is not. */
    static String home(String scope, String workspace) {
        if (!SCOPE.matcher(scope).matches()) {
            throw ProblemException.unprocessable(
                    "There is no such scope.",
                    List.of(Flaw.of("UNKNOWN_SCOPE", "There is no such scope.", "没有该范围。")
                            .found(scope)
                            .allowing("global, workspace, scenario:CODE")));
        }
        return scope.equals(GLOBAL) ? DEFAULT_WORKSPACE : workspace;
    }

    /** Engages or releases; when this is answered, it holds on all nodes. */
    public Uni<KillSwitchView> set(String workspace, String scope, boolean engaged, Reason reason) {
        var entry = audit.entry(workspace, engaged ? "self-heal.kill" : "self-heal.release", scope)
                .because(reason.text());
        return pool.withTransaction(transaction -> write(transaction, workspace, scope, engaged, reason, entry.actor())
                .call(view -> audit.record(transaction, entry.with(Map.of("engaged", engaged)))));
    }

    /** Behind those who decide at this moment, and before those who come after. */
    static Uni<KillSwitchView> write(
            SqlClient transaction, String workspace, String scope, boolean engaged, Reason reason, String by) {
        return transaction
                .preparedQuery(TURNS)
                .execute(Tuple.of(workspace, scope))
                .chain(() -> transaction
                        .preparedQuery(SWITCH)
                        .execute(Tuple.of(workspace, scope, engaged, reason.text(), by)))
                .map(rows -> KillSwitchView.of(rows.iterator().next()));
    }

    /** @return fails with 404 where it is not open */
    public Uni<BreakerView> close(String workspace, String scope, Reason reason) {
        var entry = audit.entry(workspace, "self-heal.breaker.close", scope).because(reason.text());
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(CLOSE)
                .execute(Tuple.of(workspace, scope, entry.actor(), reason.text()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(BreakerView::of)
                        .orElseThrow(() -> ProblemException.notFound("No such circuit breaker is open.")))
                .call(view -> audit.record(transaction, entry)));
    }
}
