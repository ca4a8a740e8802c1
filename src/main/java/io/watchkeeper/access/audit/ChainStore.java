package io.watchkeeper.access.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** The statements about the chain. Each belongs into a transaction of its caller's. */
final class ChainStore {
    private static final String WAITING = "select w.entry_id, " + AuditContent.COLUMNS
            + " from audit_waiting w left join audit_entry e on e.id = w.entry_id order by w.entry_id limit $1";
    private static final String SEAL =
            """
            with made as (
                insert into audit_seal (sequence, entry_id, hash)
                select * from unnest($1::bigint[], $2::bigint[], $3::text[]) returning entry_id)
            delete from audit_waiting where entry_id in (select entry_id from made)""";
    private static final String LINKS = "select s.sequence, s.entry_id, s.hash, " + AuditContent.COLUMNS
            + " from audit_seal s left join audit_entry e on e.id = s.entry_id where s.sequence > $1 order by s.sequence limit $2";
    private static final String KEPT_FROM_SEALING =
            """
            select e.id from audit_entry e
            where not exists (select 1 from audit_seal s where s.entry_id = e.id)
              and not exists (select 1 from audit_waiting w where w.entry_id = e.id)
            order by e.id limit $1""";
    /** The pruning of a checkpoint is an entry itself, so nobody begins the chain anew in silence. */
    private static final String RECORDED =
            """
            select 1 from audit_entry where action = $1 and detail ->> 'sequence' = $2::text and detail ->> 'head' = $3 limit 1""";

    private ChainStore() {}

    /** The head, held until the end of the transaction; null while another node holds it. */
    static Uni<ChainEnd> claimHead(SqlClient transaction) {
        return transaction
                .query("select sequence, hash from audit_head for update skip locked")
                .execute()
                .map(rows -> stream(rows).findFirst().map(ChainStore::end).orElse(null));
    }

    static Uni<ChainEnd> head(SqlClient transaction) {
        return transaction
                .query("select sequence, hash from audit_head")
                .execute()
                .map(rows ->
                        stream(rows).findFirst().map(ChainStore::end).orElse(new ChainEnd(0, AuditChain.BEGINNING)));
    }

    /** The end of the last pruning; empty for a chain that is there from its beginning. */
    static Uni<Optional<ChainEnd>> checkpoint(SqlClient transaction) {
        return transaction
                .query("select sequence, hash from audit_checkpoint order by sequence desc limit 1")
                .execute()
                .map(rows -> stream(rows).findFirst().map(ChainStore::end));
    }

    static Uni<Boolean> isRecorded(SqlClient transaction, ChainEnd checkpoint) {
        return transaction
                .preparedQuery(RECORDED)
                .execute(Tuple.of(AuditRetention.ACTION, Long.toString(checkpoint.sequence()), checkpoint.hash()))
                .map(rows -> rows.size() > 0);
    }

    /** @return the new head */
    static Uni<ChainEnd> seal(SqlClient transaction, ChainEnd head, int most) {
        return transaction.preparedQuery(WAITING).execute(Tuple.of(most)).flatMap(rows -> {
            List<ChainLink> links = links(rows, head);
            return links.isEmpty() ? Uni.createFrom().item(head) : write(transaction, links);
        });
    }

    private static List<ChainLink> links(RowSet<Row> waiting, ChainEnd head) {
        List<ChainLink> links = new ArrayList<>();
        long sequence = head.sequence();
        String hash = head.hash();
        for (Row row : waiting) {
            long id = row.getLong("entry_id");
            AuditContent content = AuditContent.of(row);
            hash = AuditChain.hash(hash, ++sequence, id, content);
            links.add(new ChainLink(sequence, id, content, hash));
        }
        return links;
    }

    private static Uni<ChainEnd> write(SqlClient transaction, List<ChainLink> links) {
        Tuple values = Tuple.tuple()
                .addArrayOfLong(links.stream().map(ChainLink::sequence).toArray(Long[]::new))
                .addArrayOfLong(links.stream().map(ChainLink::entryId).toArray(Long[]::new))
                .addArrayOfString(links.stream().map(ChainLink::hash).toArray(String[]::new));
        ChainLink last = links.get(links.size() - 1);
        return transaction
                .preparedQuery(SEAL)
                .execute(values)
                .chain(() -> transaction
                        .preparedQuery("update audit_head set sequence = $1, hash = $2")
                        .execute(Tuple.of(last.sequence(), last.hash())))
                .replaceWith(new ChainEnd(last.sequence(), last.hash()));
    }

    static Uni<List<ChainLink>> linksAfter(SqlClient transaction, long sequence, int most) {
        return transaction
                .preparedQuery(LINKS)
                .execute(Tuple.of(sequence, most))
                .map(rows -> stream(rows)
                        .map(row -> new ChainLink(
                                row.getLong("sequence"),
                                row.getLong("entry_id"),
                                AuditContent.of(row),
                                row.getString("hash")))
                        .toList());
    }

    static Uni<List<Long>> keptFromSealing(SqlClient transaction, int most) {
        return transaction
                .preparedQuery(KEPT_FROM_SEALING)
                .execute(Tuple.of(most))
                .map(rows -> stream(rows).map(row -> row.getLong("id")).toList());
    }

    static Uni<Long> waiting(SqlClient transaction) {
        return transaction
                .query("select count(*) as waiting from audit_waiting")
                .execute()
                .map(rows -> rows.iterator().next().getLong("waiting"));
    }

    private static ChainEnd end(Row row) {
        return new ChainEnd(row.getLong("sequence"), row.getString("hash"));
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
