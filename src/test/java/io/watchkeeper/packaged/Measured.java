package io.watchkeeper.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;

import io.watchkeeper.launch.DatabaseAddress;

/**
 * What a node and its database use at one moment.
 *
 * @param heap MB that are left after a collection of everything, which is asked for
 * @param metaspace MB
 * @param threads of the node
 * @param connections to the database, of whomever
 * @param wal MB of the database's log
 * @param mostWal MB that it is allowed, max_wal_size
 */
record Measured(long signals, double heap, double metaspace, int threads, int connections, long wal, long mostWal) {
    private static final double MEGA = 1024.0 * 1024;

    static Measured of(PackagedService service, DatabaseAddress database) {
        assertThat(service.jcmd("GC.run")).contains("Command executed successfully");
        var metrics =
                service.administrator().accept("text/plain").get("/q/metrics").asString();
        return new Measured(
                (long) sum(metrics, "watchkeeper_signals_decided_total"),
                sum(metrics, "jvm_memory_used_bytes{area=\"heap\"") / MEGA,
                sum(metrics, "jvm_memory_used_bytes{area=\"nonheap\",id=\"Metaspace\"") / MEGA,
                (int) sum(metrics, "jvm_threads_live_threads"),
                number(database, "select count(*) from pg_stat_activity where backend_type = 'client backend'"),
                number(database, "select sum(size) / 1048576 from pg_ls_waldir()"),
                number(database, "select setting from pg_settings where name = 'max_wal_size'"));
    }

    private static double sum(String metrics, String line) {
        return metrics.lines()
                .filter(each -> each.startsWith(line))
                .mapToDouble(each -> Double.parseDouble(each.substring(each.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static int number(DatabaseAddress database, String sql) {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d signals, heap %.0f MB, metaspace %.1f MB, %d threads, %d connections, WAL %d MB",
                signals,
                heap,
                metaspace,
                threads,
                connections,
                wal);
    }
}
