package io.watchkeeper.access.secret;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.watchkeeper.access.AuditEntry;
import io.watchkeeper.access.AuditLog;
import io.watchkeeper.access.Reason;

/** Keeps the secrets that the service uses towards others. Who holds a reference may use one; nobody reads one back. */
@Singleton
public class SecretVault {
    private final Pool pool;
    private final SecretKeySource keys;
    private final AuditLog audit;
    private final Clock clock;

    SecretVault(Pool pool, SecretKeySource keys, AuditLog audit, Clock clock) {
        this.pool = pool;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The value, for the moment of its use. Fails with {@link UnreadableSecret} where this node has not the key.
     *
     * @param purpose who uses it, such as {@code plan RESTART-POD}: shown to the administrator
     * @return empty where there is no such secret
     */
    public Uni<Optional<SecretValue>> use(SecretReference reference, String purpose) {
        return SecretStore.versions(pool, reference)
                .map(versions -> versions.stream().findFirst().map(newest -> newest.open(keys)))
                .invoke(found -> found.ifPresent(value -> noteUse(reference, purpose)));
    }

    /** The value before the last change, while what it opens is still being changed elsewhere. */
    public Uni<Optional<SecretValue>> usePrevious(SecretReference reference, String purpose) {
        return SecretStore.versions(pool, reference)
                .map(versions -> versions.stream().skip(1).findFirst().map(before -> before.open(keys)))
                .invoke(found -> found.ifPresent(value -> noteUse(reference, purpose)));
    }

    public Uni<List<SecretView>> list(String workspace) {
        return SecretStore.list(pool, workspace);
    }

    /** Keeps a new secret, or a new version of a known one. @return its version, from 1 */
    public Uni<Integer> put(SecretReference reference, SecretValue value, Reason why) {
        AuditEntry entry = audit.entry(reference.workspace(), "secret.put", reference.name())
                .because(why.text());
        return pool.withTransaction(transaction -> put(transaction, reference, value, entry.actor())
                .call(version -> audit.record(transaction, entry.changing(version(version - 1), version(version)))));
    }

    /** The same within a change that leaves its own line in the record. */
    public Uni<Integer> put(SqlClient transaction, SecretReference reference, SecretValue value, String by) {
        return SecretStore.takeTurn(transaction)
                .chain(() -> SecretStore.versions(transaction, reference))
                .chain(known -> {
                    int version = known.isEmpty() ? 1 : known.get(0).version() + 1;
                    SealedSecret sealed = SealedSecret.of(
                            reference, version, value, keys.keys().current());
                    return SecretStore.insert(transaction, sealed, by, clock.instant())
                            .replaceWith(version);
                });
    }

    /** @return whether there was one */
    public Uni<Boolean> delete(SecretReference reference, Reason why) {
        AuditEntry entry = audit.entry(reference.workspace(), "secret.delete", reference.name())
                .because(why.text());
        return pool.withTransaction(transaction -> SecretStore.takeTurn(transaction)
                .chain(() -> SecretStore.versions(transaction, reference))
                .call(known -> known.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : SecretStore.delete(transaction, reference)
                                .chain(() -> audit.record(
                                        transaction,
                                        entry.removing(version(known.get(0).version())))))
                .map(known -> !known.isEmpty()));
    }

    /** All that the record shows of a secret; 0 for none. */
    private static Map<String, Integer> version(int number) {
        return number == 0 ? Map.of() : Map.of("version", number);
    }

    private void noteUse(SecretReference reference, String purpose) {
        SecretStore.noteUse(pool, reference, purpose, clock.instant())
                .subscribe()
                .with(
                        done -> {},
                        failure -> Log.debugf(failure, "The use of secret %s is not noted", reference.name()));
    }
}
