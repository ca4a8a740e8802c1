package io.watchkeeper.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.watchkeeper.access.AuditEntry;
import io.watchkeeper.access.AuditLog;
import io.watchkeeper.object.ImportPlan.Unnamed;
import io.watchkeeper.problem.ProblemException;

/** Takes in many objects at once. Each member is taken whole or not at all. */
@Singleton
public class ObjectImports {
    private final Pool pool;
    private final AuditLog audit;

    ObjectImports(Pool pool, AuditLog audit) {
        this.pool = pool;
        this.audit = audit;
    }

    /** What members do not name becomes empty. Fails with status 422 where none can be taken. */
    public Uni<ImportAnswer> json(String workspace, JsonNode body) {
        return take(workspace, ObjectJson.many(body), Unnamed.EMPTY);
    }

    /** What has no column stays as it is. Fails as {@link #json}. */
    public Uni<ImportAnswer> csv(String workspace, byte[] file) {
        return take(workspace, ObjectCsv.read(file), Unnamed.KEPT);
    }

    /** What {@link #csv} would do. */
    public Uni<ImportPreview> preview(String workspace, byte[] file) {
        return plan(pool, workspace, ObjectCsv.read(file), Unnamed.KEPT).map(ImportPreview::of);
    }

    private Uni<ImportAnswer> take(String workspace, List<Given> given, Unnamed unnamed) {
        var entry = audit.entry(workspace, "object.import", "objects");
        return pool.withTransaction(transaction -> ObjectStore.takeTurn(transaction, workspace)
                        .chain(() -> plan(transaction, workspace, given, unnamed))
                        .invoke(ObjectImports::refuseNothingButRefusals)
                        .call(plan -> write(transaction, plan, entry)))
                .map(ImportAnswer::of);
    }

    private static void refuseNothingButRefusals(ImportPlan plan) {
        if (!plan.steps().isEmpty() && plan.rejected().size() == plan.steps().size()) {
            throw ProblemException.unprocessable(
                    "None of the objects can be taken; nothing was changed.",
                    plan.rejected().stream()
                            .flatMap(step -> step.flaws().stream())
                            .limit(100)
                            .toList());
        }
    }

    private static Uni<ImportPlan> plan(SqlClient client, String workspace, List<Given> given, Unnamed unnamed) {
        Set<ObjectName> names = given.stream()
                .flatMap(member -> ObjectReader.nameOf(member).stream())
                .collect(Collectors.toSet());
        return ObjectStore.named(client, workspace, names).map(known -> ImportPlan.of(given, known, unnamed));
    }

    private Uni<Void> write(SqlClient transaction, ImportPlan plan, AuditEntry entry) {
        var by = entry.actor();
        return ObjectStore.insert(transaction, entry.workspace(), plan.created(), by, entry.at())
                .chain(() -> ObjectStore.update(transaction, plan.updated(), by, entry.at()))
                .chain(() -> audit.record(transaction, entries(plan, entry)));
    }

    private static List<AuditEntry> entries(ImportPlan plan, AuditEntry entry) {
        var entries = new ArrayList<AuditEntry>();
        plan.created()
                .forEach(step -> entries.add(ObjectEditing.entry(
                                entry, "object.create", step.object().is())
                        .creating(step.object().said())));
        plan.updated()
                .forEach(step -> entries.add(ObjectEditing.entry(
                                entry, "object.update", step.object().is())
                        .changing(step.before().object().said(), step.object().said())));
        return entries;
    }
}
