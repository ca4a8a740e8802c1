package io.watchkeeper.diagnosis.check;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.mysqlclient.MySQLConnection;
import io.vertx.mysqlclient.MySQLException;
import io.vertx.mysqlclient.SslMode;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.watchkeeper.decision.diagnosis.CheckCall;

/** Asks MySQL or MariaDB one question, as {@link SqlCheck} does PostgreSQL. */
final class MySqlCheck implements Check {
    private static final String PORT = "3306";
    private static final double MILLIS = 1000;
    /** Stopped for its time (either product), held up by a lock, no connection left, shutting down: asked in vain. */
    private static final Set<Integer> SILENT = Set.of(1969, 3024, 1205, 1040, 1053);

    private final Vertx vertx;

    MySqlCheck(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public String target(CheckCall call, Source source) {
        return source.name();
    }

    @Override
    public Answer measure(CheckCall call, Source source, Duration within) throws IOException, InterruptedException {
        var question = BoundSql.withQuestionMarks(call.ask(), call.values(), call.types());
        var asked = MySQLConnection.connect(vertx, options(source, within))
                .compose(connection -> ask(connection, question, within).eventually(() -> connection.close()));
        return SqlAnswer.await(asked, within, MySqlCheck::failure);
    }

    private static IOException failure(Throwable failure) {
        if (failure instanceof MySQLException refused && !SILENT.contains(refused.getErrorCode())) {
            // its message is the server's and holds no password
            throw new CheckFailed("the database refuses: " + refused.getMessage());
        }
        return new IOException(failure.getMessage());
    }

    private static MySQLConnectOptions options(Source source, Duration within) {
        var options = new MySQLConnectOptions()
                .setHost(source.setting("host"))
                .setPort(Integer.parseInt(source.setting("port", PORT)))
                .setDatabase(source.setting("database"))
                .setUser(source.setting("user"));
        options.setConnectTimeout((int) within.toMillis());
        if (source.setting("tls", "off").equals("verify")) {
            options.setSslMode(SslMode.VERIFY_IDENTITY).setHostnameVerificationAlgorithm("HTTPS");
        }
        source.secret().ifPresent(secret -> options.setPassword(secret.expose()));
        return options;
    }

    /** As one prepared statement in a transaction that can only read; with a cursor, so that one row is fetched and not all. */
    private static Future<RowSet<Row>> ask(MySQLConnection connection, BoundSql question, Duration within) {
        return connection
                .query(patience(connection.databaseMetadata().productName(), within))
                .execute()
                .compose(set -> connection.query("start transaction read only").execute())
                .compose(begun -> connection.prepare(question.text()))
                .compose(prepared -> prepared.cursor(question.values()).read(1));
    }

    /** The two products have other names for it, and other units. */
    private static String patience(String product, Duration within) {
        return product.toLowerCase(Locale.ROOT).contains("mariadb")
                ? String.format(Locale.ROOT, "set session max_statement_time = %.3f", within.toMillis() / MILLIS)
                : "set session max_execution_time = " + within.toMillis();
    }
}
