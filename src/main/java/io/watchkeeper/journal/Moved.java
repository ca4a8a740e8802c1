package io.watchkeeper.journal;

import java.util.Set;

import io.vertx.pgclient.PgException;

/** What a batch was decided on changed before it was written: another batch, node or person was faster. It is decided again. */
final class Moved extends RuntimeException {
    private static final long serialVersionUID = 1L;
    /** Unique violation, deadlock, serialization failure. */
    private static final Set<String> SQL_STATES = Set.of("23505", "40P01", "40001");

    Moved() {
        super("a row moved", null, false, false);
    }

    static boolean is(Throwable failure) {
        return failure instanceof Moved
                || failure instanceof PgException refused && SQL_STATES.contains(refused.getSqlState());
    }
}
