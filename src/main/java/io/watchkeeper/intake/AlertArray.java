package io.watchkeeper.intake;

/** Reads alerts that are posted one by one or as an array: our own form, and Prometheus' form to its Alertmanager. */
final class AlertArray implements PostReader {
    private final Limits limits;
    private final Dialect dialect;

    AlertArray(Limits limits, Dialect dialect) {
        this.limits = limits;
        this.dialect = dialect;
    }

    @Override
    public Reading read(byte[] body, Post post) {
        int most = dialect == Dialect.OWN ? limits.ownMembers() : limits.foreignMembers();
        return PostCursor.walk(
                body, cursor -> OneOrMany.walk(cursor, most, new AlertReader(cursor, limits, dialect, post)::read));
    }
}
