package io.watchkeeper.plan.operation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgException;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.watchkeeper.decision.plan.OperationCall;
import io.watchkeeper.diagnosis.check.BoundSql;

/** Statements to PostgreSQL. One stands for itself; several are one transaction. */
final class SqlOperation implements Operation {
    private static final String PORT = "5432";
    private static final int LONGEST = 1000;
    private static final String OUTPUT = "[a-z][A-Za-z0-9_]{0,40}";
    /** The server ended the connection, or goes down: whether the statement counts is not said. */
    private static final Set<String> LOST = Set.of("57P01", "57P02", "57P03", "58000", "58030", "XX000");

    private final Vertx vertx;

    SqlOperation(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public Outcome carryOut(OperationCall call, Connection connection, String key, Duration within, Output output)
            throws InterruptedException {
        var statements = call.does().stream()
                .map(text -> BoundSql.of(text, call.values(), call.types()))
                .toList();
        long until = System.nanoTime() + within.toNanos();
        PgConnection connected;
        try {
            connected = within(PgConnection.connect(vertx, options(connection, within)), until);
        } catch (ExecutionException | TimeoutException unreached) {
            return new Outcome.Failed(why(unreached));
        }
        try {
            return outcome(within(carryOut(connected, statements), until), output);
        } catch (ExecutionException failed) {
            return failed.getCause() instanceof PgException refused && !LOST.contains(refused.getSqlState())
                    ? new Outcome.Failed("the database refuses: " + refused.getErrorMessage())
                    : new Outcome.Unknown(why(failed));
        } catch (TimeoutException late) {
            return new Outcome.Unknown("no answer within " + within.toSeconds() + " s");
        } finally {
            connected.close();
        }
    }

    private static PgConnectOptions options(Connection connection, Duration within) {
        // the server gives up first, so that what came of it is known
        var patience = Long.toString(Math.max(1, within.toMillis() * 9 / 10));
        var options = new PgConnectOptions()
                .setHost(connection.setting("host"))
                .setPort(Integer.parseInt(connection.setting("port", PORT)))
                .setDatabase(connection.setting("database"))
                .setUser(connection.setting("user"))
                .addProperty("application_name", "watchkeeper-plan")
                .addProperty("statement_timeout", patience)
                .addProperty("lock_timeout", patience);
        options.setConnectTimeout((int) within.toMillis());
        if (connection.setting("tls", "off").equals("verify")) {
            options.setSslMode(SslMode.VERIFY_FULL).setHostnameVerificationAlgorithm("HTTPS");
        }
        connection.secret().ifPresent(secret -> options.setPassword(secret.expose()));
        return options;
    }

    /** Prepared, so that a text with several statements is refused. */
    private static Future<RowSet<Row>> carryOut(PgConnection connection, List<BoundSql> statements) {
        if (statements.size() == 1) {
            return carryOut(connection, statements.get(0));
        }
        return connection.begin().compose(transaction -> {
            Future<RowSet<Row>> last = Future.succeededFuture();
            for (var statement : statements) {
                last = last.compose(done -> carryOut(connection, statement));
            }
            return last.compose(
                    rows -> (notDone(rows).isPresent() ? transaction.rollback() : transaction.commit()).map(rows));
        });
    }

    private static Future<RowSet<Row>> carryOut(PgConnection connection, BoundSql statement) {
        return connection.preparedQuery(statement.text()).execute(statement.values());
    }

    private static Outcome outcome(RowSet<Row> rows, Output output) {
        var outputs = new TreeMap<String, String>();
        outputs.put("rows", Integer.toString(rows.size() > 0 ? rows.size() : rows.rowCount()));
        if (rows.size() > 0) {
            var first = rows.iterator().next();
            for (int i = 0; i < first.size(); i++) {
                if (first.getColumnName(i).matches(OUTPUT)) {
                    outputs.put(first.getColumnName(i), shortened(String.valueOf(first.getValue(i))));
                }
            }
        }
        outputs.forEach((name, value) -> output.line(name + " = " + value));
        return notDone(rows)
                .<Outcome>map(name -> new Outcome.Failed("the database answers that it has not done it: " + name))
                .orElseGet(() -> new Outcome.Done(outputs));
    }

    /** PostgreSQL's own functions say by a plain false that they have not done it. */
    private static Optional<String> notDone(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return Optional.empty();
        }
        var first = rows.iterator().next();
        return first.size() == 1 && Boolean.FALSE.equals(first.getValue(0))
                ? Optional.of(first.getColumnName(0))
                : Optional.empty();
    }

    private static <T> T within(Future<T> awaited, long until)
            throws InterruptedException, ExecutionException, TimeoutException {
        return awaited.toCompletionStage()
                .toCompletableFuture()
                .get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    /** The messages of server and driver hold no password. */
    private static String why(Exception failed) {
        return failed instanceof TimeoutException
                ? "nobody answers in time"
                : String.valueOf(failed.getCause().getMessage());
    }

    private static String shortened(String text) {
        var line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
    }
}
