package io.watchkeeper.access.secret;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.watchkeeper.access.SigningKeys;

/** Keeps what senders sign with among the secrets, under a name that no person can give or delete. */
@Singleton
class SealedSigningKeys implements SigningKeys {
    private final SecretVault vault;

    SealedSigningKeys(SecretVault vault) {
        this.vault = vault;
    }

    @Override
    public Uni<Void> keep(SqlClient transaction, String workspace, long token, String key, String by) {
        return vault.put(transaction, reference(workspace, token), SecretValue.of(key), by)
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<String>> of(String workspace, long token) {
        return vault.use(reference(workspace, token), "token " + token).map(found -> found.map(SecretValue::expose));
    }

    private static SecretReference reference(String workspace, long token) {
        return new SecretReference(workspace, "token/" + token + "/signing");
    }
}
