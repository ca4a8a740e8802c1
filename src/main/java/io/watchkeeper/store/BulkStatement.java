package io.watchkeeper.store;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Several bulk writes as one statement: one round trip, one plan, and without an explicit transaction all or nothing. They are carried out in the order given;
 * none sees what another has written, so no two may touch the same row.
 */
public final class BulkStatement {
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");

    private final StringJoiner writes = new StringJoiner(",\n", "with ", "\n");
    private final StringJoiner counts = new StringJoiner(", ", "select ", "");
    private final List<Object> parameters = new ArrayList<>();

    private BulkStatement(List<BulkWrite> together) {
        for (int number = 0; number < together.size(); number++) {
            add("w" + number, together.get(number));
        }
    }

    /** @return failed with SQL state 40001 where a write did not touch as many rows as it demands */
    public static Uni<Void> execute(SqlClient client, List<BulkWrite> together) {
        if (together.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var statement = new BulkStatement(together);
        return client.preparedQuery(statement.writes + statement.counts.toString())
                .execute(Tuple.wrap(statement.parameters))
                .replaceWithVoid();
    }

    private void add(String name, BulkWrite write) {
        var before = parameters.size();
        var sql = PARAMETER
                .matcher(write.sql())
                .replaceAll(parameter -> "\\$" + (Integer.parseInt(parameter.group(1)) + before));
        writes.add(name + " as (" + sql + ")");
        parameters.addAll(write.columns());
        // counting is what carries them out in this order
        var count = "(select count(*) from " + name + ")";
        if (write.demanded().isEmpty()) {
            counts.add(count);
        } else {
            parameters.add((long) write.demanded().getAsInt());
            counts.add("demand(" + count + ", $" + parameters.size() + ")");
        }
    }
}
