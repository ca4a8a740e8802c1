package io.watchkeeper.store;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * A transaction that waits twice where others wait four times: BEGIN travels with the first statements, COMMIT with the last one. It is carried to its end even where
 * nobody waits for it any more.
 */
public final class PipelinedTransaction {
    private final SqlConnection connection;
    private final CompletionStage<?> begun;
    private boolean ended;

    private PipelinedTransaction(SqlConnection connection) {
        this.connection = connection;
        this.begun = connection.query("BEGIN").execute().subscribeAsCompletionStage();
    }

    /** @param work all that it writes it gives to {@link #end}, and nothing after that; where it fails nothing is written */
    public static Uni<Void> run(Pool pool, Function<PipelinedTransaction, Uni<Void>> work) {
        return Uni.createFrom().emitter(waiting -> pool.getConnection()
                .chain(connection -> new PipelinedTransaction(connection).run(work))
                .subscribe()
                .with(done -> waiting.complete(null), waiting::fail));
    }

    /** For statements that are sent at once, in the order in which they are subscribed to. */
    public SqlClient client() {
        return connection;
    }

    /** @param writes one statement: were it several, one could be refused before it is sent, and the others be committed */
    public Uni<Void> end(List<BulkWrite> writes) {
        return Uni.createFrom().completionStage(begun).chain(() -> {
            // both are sent whatever comes of the first: else a transaction that failed could go back to the pool open
            var written = BulkStatement.execute(connection, writes).subscribeAsCompletionStage();
            var over = connection.query("COMMIT").execute().subscribeAsCompletionStage();
            ended = true;
            return Uni.createFrom()
                    .completionStage(written)
                    .onFailure()
                    .call(() ->
                            Uni.createFrom().completionStage(over).onFailure().recoverWithNull())
                    .chain(() -> Uni.createFrom().completionStage(over))
                    .replaceWithVoid();
        });
    }

    private Uni<Void> run(Function<PipelinedTransaction, Uni<Void>> work) {
        return Uni.createFrom()
                .deferred(() -> work.apply(this))
                .chain(() -> ended ? Uni.createFrom().voidItem() : end(List.of()))
                .onFailure()
                .call(() -> ended ? Uni.createFrom().voidItem() : rollBack())
                .eventually(connection::close);
    }

    /** A connection that cannot even do that is gone, and the transaction with it. */
    private Uni<Void> rollBack() {
        return connection
                .query("ROLLBACK")
                .execute()
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }
}
