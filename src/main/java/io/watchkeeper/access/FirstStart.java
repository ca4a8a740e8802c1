package io.watchkeeper.access;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;

/** Sees to it, before the first request, that somebody can sign in and that sessions can be sealed. */
@ApplicationScoped
class FirstStart {
    static final String ADMINISTRATOR = "admin";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Pool pool;
    private final AccessConfig config;
    private final FirstStartStore store;
    private final FirstSignIn announcement;
    private final Sessions sessions;

    FirstStart(Pool pool, AccessConfig config, FirstStartStore store, FirstSignIn announcement, Sessions sessions) {
        this.pool = pool;
        this.config = config;
        this.store = store;
        this.announcement = announcement;
        this.sessions = sessions;
    }

    void prepare(@Observes StartupEvent started) {
        Optional<String> token = config.adminToken().map(given -> Secrets.longEnough(given, "WATCHKEEPER_ADMIN_TOKEN"));
        Optional<String> key = config.secretKey().map(given -> Secrets.longEnough(given, "WATCHKEEPER_SECRET_KEY"));
        pool.withTransaction(transaction -> store.takeTurn(transaction)
                        .chain(() -> administrator(transaction, token))
                        .chain(() -> sessionKey(transaction, key)))
                .await()
                .atMost(PATIENCE);
    }

    private Uni<Void> administrator(SqlClient transaction, Optional<String> token) {
        return store.anyPerson(transaction)
                .chain(known -> known ? Uni.createFrom().voidItem() : makeAdministrator(transaction, token))
                .chain(() -> token.map(given -> store.environmentToken(transaction, given))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> makeAdministrator(SqlClient transaction, Optional<String> token) {
        if (token.isPresent()) {
            return store.person(transaction, ADMINISTRATOR, token.get(), false);
        }
        String password = Secrets.password();
        String firstToken = Secrets.token();
        return store.person(transaction, ADMINISTRATOR, password, true)
                .chain(() -> store.firstToken(transaction, firstToken))
                .invoke(() -> announcement.announce(ADMINISTRATOR, password, firstToken));
    }

    private Uni<Void> sessionKey(SqlClient transaction, Optional<String> key) {
        return key.map(given -> Uni.createFrom().item(given))
                .orElseGet(() -> store.sessionKey(transaction))
                .invoke(sessions::sealWith)
                .replaceWithVoid();
    }
}
