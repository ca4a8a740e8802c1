package io.watchkeeper.journal.backtest;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.decision.Decided;

/** The traces that one reader has met: alike signals share them, so each is fetched and read once. */
final class SharedTraces {
    /** Some 5 MB. */
    private static final int MOST = 2_000;

    private static final String BODIES =
            """
            select t.digest, t.body from unnest($1::date[], $2::uuid[]) as n(week, digest)
            join decision_trace t on t.week = n.week and t.digest = n.digest
            """;

    private final Map<UUID, SharedTrace> met = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, SharedTrace> eldest) {
            return size() > MOST;
        }
    };

    /** @param digest of its text, hence the same in every week; null for none */
    record Named(LocalDate week, UUID digest) {}

    /** What came of signals, and in short, which is read when it is first asked for. */
    static final class SharedTrace {
        private final String body;
        private volatile Decided decided;

        SharedTrace(String body) {
            this.body = body;
        }

        String body() {
            return body;
        }

        Decided decided() {
            if (decided == null) {
                decided = Decided.read(body);
            }
            return decided;
        }
    }

    /** Those that a page names, by digest. */
    Uni<Map<UUID, SharedTrace>> of(Pool pool, Collection<Named> page) {
        var known = new HashMap<UUID, SharedTrace>();
        var missing = page.stream()
                .filter(named -> named.digest() != null)
                .distinct()
                .filter(named -> !recalled(named.digest(), known))
                .toList();
        if (missing.isEmpty()) {
            return Uni.createFrom().item(known);
        }
        return fetched(pool, missing).invoke(this::remember).map(fetched -> {
            known.putAll(fetched);
            return known;
        });
    }

    private static Uni<Map<UUID, SharedTrace>> fetched(Pool pool, List<Named> missing) {
        var weeks = missing.stream().map(Named::week).toArray(LocalDate[]::new);
        var digests = missing.stream().map(Named::digest).toArray(UUID[]::new);
        return pool.preparedQuery(BODIES).execute(Tuple.of(weeks, digests)).map(rows -> {
            var fetched = new HashMap<UUID, SharedTrace>();
            rows.forEach(row -> fetched.put(row.getUUID("digest"), new SharedTrace(row.getString("body"))));
            return fetched;
        });
    }

    private synchronized boolean recalled(UUID digest, Map<UUID, SharedTrace> into) {
        var trace = met.get(digest);
        if (trace != null) {
            into.put(digest, trace);
        }
        return trace != null;
    }

    private synchronized void remember(Map<UUID, SharedTrace> fetched) {
        met.putAll(fetched);
    }
}
