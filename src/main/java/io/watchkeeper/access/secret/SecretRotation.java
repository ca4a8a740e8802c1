package io.watchkeeper.access.secret;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.watchkeeper.access.AuditEntry;
import io.watchkeeper.access.AuditLog;

/** Seals every secret with the current key: all of them or none. */
final class SecretRotation {
    private final Pool pool;
    private final SecretKeySource keys;
    private final Clock clock;

    SecretRotation(Pool pool, SecretKeySource keys, Clock clock) {
        this.pool = pool;
        this.keys = keys;
        this.clock = clock;
    }

    /** @return how many were sealed anew */
    Uni<Integer> run() {
        if (keys.isFile()) {
            keys.file().rotate();
        }
        SecretKeys now = keys.reload();
        return pool.withTransaction(transaction -> SecretStore.takeTurn(transaction)
                        .chain(() -> SecretStore.notSealedWith(
                                transaction, now.current().id()))
                        .call(old -> SecretStore.replace(
                                transaction,
                                old.stream()
                                        .map(secret -> secret.sealedAnew(keys))
                                        .toList()))
                        .call(old -> AuditLog.write(transaction, entry(old, now)))
                        .map(List::size))
                .invoke(done -> {
                    if (keys.isFile()) {
                        keys.file().finish();
                    }
                });
    }

    private AuditEntry entry(List<SealedSecret> old, SecretKeys now) {
        List<String> former =
                old.stream().map(SealedSecret::keyId).distinct().sorted().toList();
        Map<String, ?> sealed = Map.of("secrets", old.size());
        return AuditEntry.of(
                        "default",
                        clock.instant(),
                        "terminal",
                        "secret.rotate-key",
                        now.current().id(),
                        sealed)
                .changing(
                        Map.of("keys", former),
                        Map.of("keys", List.of(now.current().id())));
    }
}
