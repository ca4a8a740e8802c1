package io.watchkeeper.access.audit;

import java.util.Map;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.watchkeeper.access.AuditLog;

/** Keeps that somebody took a copy of the record with them. */
@Singleton
class ExportRecord {
    private final Pool pool;
    private final AuditLog audit;

    ExportRecord(Pool pool, AuditLog audit) {
        this.pool = pool;
        this.audit = audit;
    }

    Uni<Void> of(String workspace, String format, String query) {
        return audit.record(
                pool, audit.entry(workspace, "audit.export", format).with(Map.of("query", query == null ? "" : query)));
    }
}
