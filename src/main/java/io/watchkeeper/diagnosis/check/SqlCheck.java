package io.watchkeeper.diagnosis.check;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgException;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.watchkeeper.decision.diagnosis.CheckCall;

/** Asks PostgreSQL one question: in a transaction that can only read, within a time, for one row. */
final class SqlCheck implements Check {
    private static final int PORT = 5432;
    /** Cancelled for its time, held up by a lock, starting up, shutting down, no connection left: asked in vain. */
    private static final Set<String> SILENT = Set.of("57014", "55P03", "57P03", "57P01", "53300");

    private final Vertx vertx;

    SqlCheck(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public String target(CheckCall call, Source source) {
        return source.name();
    }

    @Override
    public Answer measure(CheckCall call, Source source, Duration within) throws IOException, InterruptedException {
        var question = BoundSql.of(call.ask(), call.values(), call.types());
        var asked = PgConnection.connect(vertx, options(source, within))
                .compose(connection -> ask(connection, question).eventually(() -> connection.close()));
        return SqlAnswer.await(asked, within, SqlCheck::failure);
    }

    private static IOException failure(Throwable failure) {
        if (failure instanceof PgException refused) {
            if (SILENT.contains(String.valueOf(refused.getSqlState()))) {
                return new IOException(refused.getErrorMessage());
            }
            // its message is the server's and holds no password
            throw new CheckFailed("the database refuses: " + refused.getErrorMessage());
        }
        return new IOException(failure.getMessage());
    }

    private static PgConnectOptions options(Source source, Duration within) {
        var options = new PgConnectOptions()
                .setHost(source.setting("host"))
                .setPort(Integer.parseInt(source.setting("port", Integer.toString(PORT))))
                .setDatabase(source.setting("database"))
                .setUser(source.setting("user"))
                .addProperty("application_name", "watchkeeper-check")
                .addProperty("default_transaction_read_only", "on")
                .addProperty("statement_timeout", Long.toString(within.toMillis()))
                .addProperty("lock_timeout", Long.toString(within.toMillis()));
        options.setConnectTimeout((int) within.toMillis());
        if (source.setting("tls", "off").equals("verify")) {
            options.setSslMode(SslMode.VERIFY_FULL).setHostnameVerificationAlgorithm("HTTPS");
        }
        source.secret().ifPresent(secret -> options.setPassword(secret.expose()));
        return options;
    }

    /** As one prepared statement, so that a text with several is refused; with a cursor, so that one row is fetched and not all. */
    private static Future<RowSet<Row>> ask(PgConnection connection, BoundSql question) {
        return connection.begin().compose(transaction -> connection
                .prepare(question.text())
                .compose(prepared -> prepared.cursor(question.values()).read(1))
                .eventually(() -> transaction.rollback()));
    }
}
