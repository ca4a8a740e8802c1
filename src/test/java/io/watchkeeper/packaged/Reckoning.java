package io.watchkeeper.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.watchkeeper.launch.DatabaseAddress;
import io.watchkeeper.packaged.Ledger.Account;
import io.watchkeeper.packaged.Ledger.Notice;

/** Compares the ledger of the senders with what the database holds in the end. */
final class Reckoning {
    private static final String SIGNALS =
            """
            select s.id::text, s.outcome, s.deliveries, s.event_id is not null as on_event, count(j.signal_id) as journal_rows,
              count(j.decision) as decisions, min(j.envelope::jsonb ->> 'fingerprint') as series
            from signal s left join journal j on j.signal_id = s.id group by s.key, s.id, s.outcome, s.deliveries, s.event_id
            """;

    private static final String ORPHANS =
            "select signal_id::text from journal j where not exists (select 1 from signal s where s.id = j.signal_id)";

    private static final String DOUBLED_EVENTS = "select key::text from risk_event group by key having count(*) > 1";

    /** What an event says of itself against what its signals and series say. */
    private static final String WRONG_COUNTS =
            """
            select format('event %s: %s occurrences of %s, %s deliveries of %s, %s firing of %s, %s', e.id, e.occurrences, s.occurrences,
              e.deliveries, s.deliveries, e.firing, s.firing, e.signal)
            from risk_event e cross join lateral (select
              (select count(distinct j.envelope::jsonb ->> 'fingerprint') from journal j where j.event_id = e.id) as occurrences,
              (select coalesce(sum(deliveries), 0) from signal where event_id = e.id) as deliveries,
              (select count(*) from signal_series where event_id = e.id and firing) as firing) s
            where e.occurrences <> s.occurrences or e.deliveries <> s.deliveries or e.firing <> s.firing
              or (e.signal = 'RESOLVED') <> (s.firing = 0)
            """;

    private static final String UNSEALED =
            "select id::text from audit_entry e where not exists (select 1 from audit_seal s where s.entry_id = e.id)";

    /** The first, and its two retries. */
    private static final int ARRIVALS_BY_BALANCER = 3;

    private static final int FETCHED_AT_ONCE = 10_000;

    private final DatabaseAddress database;
    /** How often what was sent once may arrive. */
    private final int arrivals;

    private record Stored(
            String id, String outcome, int deliveries, boolean onEvent, int journalRows, int decisions, String series) {
        boolean whole() {
            return outcome.equals("DECIDED") && onEvent && journalRows == 1 && decisions == 1;
        }

        boolean agreesWith(Map.Entry<Notice, Account> entry, int arrivals) {
            return whole()
                    && series.equals(entry.getKey().series())
                    && deliveries >= entry.getValue().acknowledged()
                    && deliveries <= arrivals * entry.getValue().sent();
        }
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    Reckoning(DatabaseAddress database) {
        this(database, 1);
    }

    private Reckoning(DatabaseAddress database, int arrivals) {
        this.database = database;
        this.arrivals = arrivals;
    }

    /** Where a load balancer that sends a post to the other node makes of one sending several deliveries. */
    static Reckoning behindBalancer(DatabaseAddress database) {
        return new Reckoning(database, ARRIVALS_BY_BALANCER);
    }

    /** Everything in the ledger is acknowledged by now. */
    void compare(Ledger ledger) {
        assertThat(ledger.unacknowledged()).isEmpty();
        var expected = ledger.bySignalId();
        var stored = rows(SIGNALS, Reckoning::stored);
        var ids = stored.stream().map(Stored::id).collect(Collectors.toSet());
        assertThat(stored).as("signals, each under an id of its own").hasSize(ids.size());
        assertThat(without(expected.keySet(), ids)).as("acknowledged, but lost").isEmpty();
        assertThat(without(ids, expected.keySet()))
                .as("stored twice under another id")
                .isEmpty();
        assertThat(stored.stream()
                        .filter(signal -> !signal.agreesWith(expected.get(signal.id()), arrivals))
                        .map(signal -> signal + " against " + expected.get(signal.id())))
                .isEmpty();
        agreesWithItself();
    }

    /** A copy that was taken while signals came in: those from before are there, and what is there agrees with itself. */
    void compareBackup(Set<String> acknowledgedBefore) {
        var stored = rows(SIGNALS, Reckoning::stored);
        assertThat(acknowledgedBefore).isNotEmpty();
        assertThat(without(acknowledgedBefore, stored.stream().map(Stored::id).collect(Collectors.toSet())))
                .as("acknowledged before the backup, but not in it")
                .isEmpty();
        assertThat(stored).allMatch(Stored::whole);
        agreesWithItself();
    }

    private void agreesWithItself() {
        assertThat(rows(ORPHANS, row -> row.getString(1))).isEmpty();
        assertThat(rows(DOUBLED_EVENTS, row -> row.getString(1))).isEmpty();
        assertThat(rows(WRONG_COUNTS, row -> row.getString(1))).isEmpty();
    }

    /** How many entries of the audit log wait to become part of its chain. */
    int unsealed() {
        return rows(UNSEALED, row -> row.getString(1)).size();
    }

    private static List<String> without(Set<String> all, Set<String> those) {
        return all.stream().filter(id -> !those.contains(id)).toList();
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getString("id"),
                row.getString("outcome"),
                row.getInt("deliveries"),
                row.getBoolean("on_event"),
                row.getInt("journal_rows"),
                row.getInt("decisions"),
                row.getString("series"));
    }

    private <T> List<T> rows(String sql, Reader<T> reader) {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            // a long run leaves millions of rows, which would all be fetched at once otherwise
            connection.setAutoCommit(false);
            statement.setFetchSize(FETCHED_AT_ONCE);
            var rows = statement.executeQuery(sql);
            var read = new ArrayList<T>();
            while (rows.next()) {
                read.add(reader.read(rows));
            }
            return read;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
