package io.watchkeeper.journal;

import java.util.Set;

import io.vertx.pgclient.PgException;

/** What a batch was decided on changed before it was written: another batch, node or person was faster. It is decided again. */
final class Moved {
    /** Unique violation, deadlock, and what serialization failures and unmet demands have in common. */
    private static final Set<String> SQL_STATES = Set.of("23505", "40P01", "40001");

    private Moved() {}

    static boolean is(Throwable failure) {
        return failure instanceof PgException refused && SQL_STATES.contains(refused.getSqlState());
    }
}
