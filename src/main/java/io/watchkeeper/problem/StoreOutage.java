package io.watchkeeper.problem;

import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeoutException;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;

/** Tells a database that is away from a statement that is wrong: only the first passes by waiting. */
public final class StoreOutage {
    private static final int DEEPEST_CAUSE = 10;

    private StoreOutage() {}

    /** Whether the cause, or a cause of it, is a database that cannot be reached, is starting or stopping, or answers too late. */
    public static boolean isBehind(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (isOutage(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isOutage(Throwable cause) {
        if (cause instanceof PgException refused) {
            return isOutageState(String.valueOf(refused.getSqlState()));
        }
        return cause instanceof ClosedConnectionException
                || cause instanceof SocketException
                || cause instanceof ClosedChannelException
                || cause instanceof TimeoutException
                || String.valueOf(cause.getMessage()).equals("Timeout");
    }

    /** 08 connection, 53 resources, 57P administrator or crash, 25006 a standby that cannot write. */
    private static boolean isOutageState(String state) {
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57P") || state.equals("25006");
    }
}
