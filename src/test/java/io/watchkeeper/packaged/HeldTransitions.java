package io.watchkeeper.packaged;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

import io.watchkeeper.launch.DatabaseAddress;

/** Holds whoever stores a certain transition of a run just before it is committed, by a trigger of the test in the database. */
final class HeldTransitions implements AutoCloseable {
    private static final String TRIGGER =
            """
            create table held_transition (plan text, version bigint);
            create function hold_transition() returns trigger language plpgsql as $$
            begin
              if exists (select from held_transition h where h.plan = new.plan and h.version = new.version) then
                perform pg_advisory_xact_lock(4711);
              end if;
              return null;
            end $$;
            create trigger held after update of version on plan_run for each row execute function hold_transition();
            """;

    private final Connection connection;

    HeldTransitions(DatabaseAddress database) {
        try {
            connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        execute(TRIGGER);
    }

    /** From now on, the plan's transition of this number, counted from 1. */
    void hold(String plan, int number) {
        execute("select pg_advisory_lock(4711)");
        execute("insert into held_transition values ('%s', %d)".formatted(plan, number));
    }

    /** The server process that is held. */
    Optional<Integer> held() {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select pid from pg_stat_activity where wait_event_type = 'Lock' and wait_event = 'advisory'")) {
            return rows.next() ? Optional.of(rows.getInt("pid")) : Optional.empty();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The transition was never made. */
    void forget(int held) {
        execute("delete from held_transition");
        execute("select pg_terminate_backend(%d)".formatted(held));
        execute("select pg_advisory_unlock(4711)");
    }

    /** The transition is committed, unless it was a person's, whose transaction ends with them. */
    void keep() {
        execute("delete from held_transition");
        execute("select pg_advisory_unlock(4711)");
    }

    private void execute(String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
