package io.watchkeeper.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.watchkeeper.access.Tokens.Maker;
import io.watchkeeper.access.Tokens.Revoked;
import io.watchkeeper.access.Tokens.Rotated;

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

    /** Keeps what the sender signs with, in the transaction that makes the token. */
    interface Signing {
        Uni<Void> keep(SqlClient transaction, ApiToken token, String by);
    }

    /** @param workspace one in which the caller may do this */
    Uni<ApiToken> create(NewToken asked, String workspace, String value, Signing signing) {
        Maker maker = new Maker(caller.person(), workspace, clock.instant());
        return pool.withTransaction(transaction -> tokens.insert(transaction, asked, maker, Secrets.sha256(value))
                .call(token -> signing.keep(transaction, token, maker.name()))
                .call(token -> audit.record(transaction, workspace, "token.create", token.id() + "", detail(token))));
    }

    /** Gives null where no workspace in which the caller may do this has such a token. */
    Uni<Revoked> revoke(long id, String reason) {
        return pool.withTransaction(transaction -> tokens.workspaceOf(transaction, id)
                .map(workspace -> workspace != null && caller.grants().in(workspace, Permissions.MANAGE_TOKENS)
                        ? workspace
                        : null)
                .onItem()
                .ifNotNull()
                .transformToUni(workspace -> revoke(transaction, workspace, id, reason)));
    }

    private Uni<Revoked> revoke(SqlClient transaction, String workspace, long id, String reason) {
        return tokens.revoke(transaction, workspace, id, clock.instant())
                .onItem()
                .ifNotNull()
                .call(token -> audit.record(
                        transaction,
                        audit.entry(workspace, "token.revoke", id + "")
                                .with(Map.of("name", token.name()))
                                .because(reason)));
    }

    /** Gives null where no workspace in which the caller may do this has such a token. */
    Uni<Rotated> rotate(long id, String value, Duration overlap) {
        Instant until = clock.instant().plus(overlap);
        return pool.withTransaction(transaction -> tokens.workspaceOf(transaction, id)
                .map(workspace -> workspace != null && caller.grants().in(workspace, Permissions.MANAGE_TOKENS)
                        ? workspace
                        : null)
                .onItem()
                .ifNotNull()
                .transformToUni(workspace -> tokens.rotate(transaction, workspace, id, Secrets.sha256(value), until)
                        .call(rotated -> audit.record(
                                transaction,
                                workspace,
                                "token.rotate",
                                id + "",
                                Map.of("name", rotated.token().name(), "formerUntil", until.toString())))));
    }

    private static Map<String, Object> detail(ApiToken token) {
        Map<String, Object> detail = new HashMap<>();
        detail.put("name", token.name());
        detail.put("roles", List.copyOf(token.roles()));
        if (!token.sources().isEmpty()) {
            detail.put("sources", List.copyOf(token.sources()));
        }
        token.expiresAt().ifPresent(end -> detail.put("expiresAt", end.toString()));
        return detail;
    }
}
