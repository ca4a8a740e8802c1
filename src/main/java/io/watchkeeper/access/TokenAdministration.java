package io.watchkeeper.access;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.watchkeeper.access.Tokens.Maker;
import io.watchkeeper.access.Tokens.Revoked;

/** Makes and revokes tokens, each with its line in the record. */
@ApplicationScoped
class TokenAdministration {
    private final Pool pool;
    private final Tokens tokens;
    private final AuditLog audit;
    private final Caller caller;
    private final Clock clock;

    TokenAdministration(Pool pool, Tokens tokens, AuditLog audit, Caller caller, Clock clock) {
        this.pool = pool;
        this.tokens = tokens;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    Uni<ApiToken> create(NewToken asked, String value) {
        Maker maker = new Maker(caller.person(), caller.workspace(), clock.instant());
        return pool.withTransaction(transaction -> tokens.insert(transaction, asked, maker, Secrets.sha256(value))
                .call(token -> audit.record(transaction, "token.create", token.id() + "", detail(token))));
    }

    /** Gives null where the workspace has no such token. */
    Uni<Revoked> revoke(long id) {
        return pool.withTransaction(transaction -> tokens.revoke(transaction, caller.workspace(), id, clock.instant())
                .onItem()
                .ifNotNull()
                .call(token -> audit.record(transaction, "token.revoke", id + "", Map.of("name", token.name()))));
    }

    private static Map<String, Object> detail(ApiToken token) {
        Map<String, Object> detail = new HashMap<>();
        detail.put("name", token.name());
        detail.put("roles", List.copyOf(token.roles()));
        token.source().ifPresent(source -> detail.put("source", source));
        token.expiresAt().ifPresent(end -> detail.put("expiresAt", end.toString()));
        return detail;
    }
}
