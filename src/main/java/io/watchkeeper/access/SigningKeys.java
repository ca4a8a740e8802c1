package io.watchkeeper.access;

import java.util.Optional;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

/** Keeps what senders sign with: it must be known in the clear to verify, so it is sealed where it is stored. */
public interface SigningKeys {
    /** Keeps the key of a new token in the transaction that makes it. */
    Uni<Void> keep(SqlClient transaction, String workspace, long token, String key, String by);

    /** The key of a token; empty where it has none. */
    Uni<Optional<String>> of(String workspace, long token);
}
