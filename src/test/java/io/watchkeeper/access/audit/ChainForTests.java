package io.watchkeeper.access.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

import io.watchkeeper.access.AuditEntry;
import io.watchkeeper.access.AuditLog;
import io.watchkeeper.testing.MigratedDatabase;

/** The audit log on a database of its own, and whoever has all rights there. */
final class ChainForTests implements AutoCloseable {
    static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    private final MigratedDatabase database = MigratedDatabase.start();

    /** Writes entries a minute apart, the first at {@link #START}. */
    void write(int count) {
        for (int i = 0; i < count; i++) {
            write(START.plusSeconds(60L * i), "token.create", "object-" + i);
        }
    }

    void write(Instant at, String action, String target) {
        AuditEntry entry = AuditEntry.of("default", at, "li", action, target, Map.of("name", target))
                .from(Optional.of("192.0.2.7"))
                .because("asked for")
                .changing(Map.of("roles", "viewer"), Map.of("roles", "operator"));
        AuditLog.write(database.pool(), entry).await().indefinitely();
    }

    void seal() {
        new AuditSealing(database.pool()).seal().await().indefinitely();
    }

    ChainReport verify() {
        return verify(Optional.empty());
    }

    ChainReport verify(Optional<ChainEnd> expected) {
        return new AuditVerification(database.pool()).verify(expected).await().indefinitely();
    }

    long prune(Instant before) {
        AuditConfig config = new AuditConfig() {
            @Override
            public Period retain() {
                return Period.ofDays(1);
            }

            @Override
            public String sealEvery() {
                return "off";
            }
        };
        Clock clock = Clock.fixed(START.plusSeconds(86_400), ZoneOffset.UTC);
        return new AuditRetention(database.pool(), clock, config)
                .prune(before)
                .await()
                .indefinitely();
    }

    /** As somebody whom no trigger holds. */
    void tamper(String sql) {
        database.execute("begin; set local session_replication_role = replica; " + sql + "; commit");
    }

    void execute(String sql) {
        database.execute(sql);
    }

    MigratedDatabase database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
    }
}
