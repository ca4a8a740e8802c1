package io.watchkeeper.access.audit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import io.watchkeeper.problem.ProblemException;

/**
 * Which part of the record to show.
 *
 * @param actor who did it, as it stands there
 * @param action such as {@code token.create}, or the part before a dot for all of a kind
 * @param object what it was done to
 * @param from inclusive
 * @param to exclusive
 * @param text part of the object, the reason, the detail, or what was there before and after, in any case
 * @param limit 1 to 500
 * @param after the last entry of the page before; empty for the newest entries
 */
public record AuditFilter(
        Optional<String> actor,
        Optional<String> action,
        Optional<String> object,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<String> text,
        int limit,
        Optional<AuditPosition> after) {
    static final int MOST = 500;

    /**
     * Reads the query parameters {@code actor action object from to q limit cursor}; what is blank asks for nothing.
     *
     * @throws ProblemException 400 that names every value which cannot be used
     */
    public static AuditFilter parse(Map<String, String> parameters) {
        AuditFilterReader reader = new AuditFilterReader(parameters);
        AuditFilter filter = new AuditFilter(
                reader.text("actor"),
                reader.text("action"),
                reader.text("object"),
                reader.instant("from"),
                reader.instant("to"),
                reader.text("q"),
                reader.limit(),
                reader.position());
        reader.refuseFlaws();
        return filter;
    }

    /** The newest ones. */
    public static AuditFilter newest() {
        return parse(Map.of());
    }

    AuditFilter next(int most, Optional<AuditPosition> position) {
        return new AuditFilter(actor, action, object, from, to, text, most, position);
    }
}
