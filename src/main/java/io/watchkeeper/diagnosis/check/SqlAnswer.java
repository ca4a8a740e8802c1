package io.watchkeeper.diagnosis.check;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;

/** The first value that a database finds, whichever product it is. */
final class SqlAnswer {
    private SqlAnswer() {}

    /** Says what a failure means. */
    interface Failure {
        /**
         * @return where nobody answers
         * @throws CheckFailed where the database refuses
         */
        IOException of(Throwable failure);
    }

    static Answer await(Future<RowSet<Row>> asked, Duration within, Failure failure)
            throws IOException, InterruptedException {
        try {
            return first(asked.toCompletionStage().toCompletableFuture().get(within.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            throw new IOException("no answer within " + within.toSeconds() + " s");
        } catch (ExecutionException failed) {
            throw failure.of(failed.getCause());
        }
    }

    private static Answer first(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return Answer.none("the query finds no row");
        }
        var row = rows.iterator().next();
        var value = row.size() == 0 ? null : row.getValue(0);
        return value == null ? Answer.none("the query finds nothing") : Answer.of(value.toString());
    }
}
