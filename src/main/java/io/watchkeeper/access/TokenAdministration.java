package io.watchkeeper.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.watchkeeper.access.Tokens.Maker;
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
                .call(token ->
                        audit.record(transaction, entry(token, "token.create").creating(token.recorded()))));
    }

    /**
     * Gives the hashes of its values, null where no workspace in which the caller may do this has such a token.
     *
     * @param reason fails with a {@link io.watchkeeper.problem.ProblemException} of status 422 where there is none
     */
    Uni<Set<String>> revoke(long id, String reason) {
        return change(id, (transaction, token) -> {
            String why = Reason.demanded(reason).text();
            return tokens.revoke(transaction, token, clock.instant())
                    .call(() -> audit.record(
                            transaction,
                            entry(token, "token.revoke").because(why).removing(token.recorded())));
        });
    }

    /** Gives null where no workspace in which the caller may do this has such a token. */
    Uni<Rotated> rotate(long id, String value, Duration overlap) {
        Instant until = clock.instant().plus(overlap);
        return change(id, (transaction, token) -> tokens.rotate(transaction, token, Secrets.sha256(value), until)
                .call(rotated -> audit.record(
                        transaction,
                        entry(token, "token.rotate")
                                .changing(token.recorded(), rotated.token().recorded()))));
    }

    private <T> Uni<T> change(long id, BiFunction<SqlClient, ApiToken, Uni<T>> work) {
        return pool.withTransaction(transaction -> tokens.lock(transaction, id)
                .map(token -> token != null && caller.grants().in(token.workspace(), Permissions.MANAGE_TOKENS)
                        ? token
                        : null)
                .onItem()
                .ifNotNull()
                .transformToUni(token -> work.apply(transaction, token)));
    }

    private AuditEntry entry(ApiToken token, String action) {
        return audit.entry(token.workspace(), action, token.id() + "").with(Map.of("name", token.name()));
    }
}
