package io.watchkeeper.access;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;

/** The parts of the installation that see nothing of each other. */
@ApplicationScoped
public class Workspaces {
    private final Pool pool;
    private final WorkspaceStore store;
    private final AuditLog audit;
    private final Caller caller;
    private final Clock clock;

    Workspaces(Pool pool, WorkspaceStore store, AuditLog audit, Caller caller, Clock clock) {
        this.pool = pool;
        this.store = store;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    /** All for who manages them, else those in which the caller may read; the default one first. */
    public Uni<List<WorkspaceView>> visible() {
        Grants grants = caller.grants();
        return store.all(pool).map(all -> all.stream()
                .filter(workspace ->
                        grants.anywhere(Permissions.MANAGE_WORKSPACES) || grants.in(workspace.code(), Permissions.READ))
                .toList());
    }

    /** Fails with a {@link ProblemException} of status 422 for what cannot be a workspace, 409 for a code that is taken. */
    public Uni<WorkspaceView> create(NewWorkspace asked) {
        NewWorkspace workspace = asked.checked();
        return pool.withTransaction(transaction -> store.insert(transaction, workspace, caller.name(), clock.instant())
                .map(made -> made.orElseThrow(() -> taken(workspace.code())))
                .call(made -> audit.record(
                        transaction,
                        audit.entry("workspace.create", made.code())
                                .creating(Map.of(
                                        "en",
                                        made.name().en(),
                                        "zh",
                                        made.name().zh())))));
    }

    private static ProblemException taken(String code) {
        return ProblemException.conflict(
                "There is a workspace with this code.",
                Flaw.at("/code", "TAKEN", "There is a workspace with this code.", "该工作空间代码已存在。")
                        .found(code));
    }
}
