package io.watchkeeper.rulebook;

import org.jboss.logging.MDC;

/** The fields of a log line by which lines are found again. */
public final class LogFields {
    private static final String EVENT = "eventId";
    private static final String RULEBOOK = "rulebookVersion";

    private LogFields() {}

    /** The lines that {@code log} writes carry the version. */
    public static void of(long rulebookVersion, Runnable log) {
        MDC.put(RULEBOOK, Long.toString(rulebookVersion));
        try {
            log.run();
        } finally {
            MDC.remove(RULEBOOK);
        }
    }

    /** The lines that {@code log} writes carry the event, and the version that decided on it last. */
    public static void of(long eventId, long rulebookVersion, Runnable log) {
        MDC.put(EVENT, Long.toString(eventId));
        try {
            of(rulebookVersion, log);
        } finally {
            MDC.remove(EVENT);
        }
    }
}
