package io.watchkeeper.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.restassured.http.ContentType;
import io.watchkeeper.launch.DatabaseAddress;
import io.watchkeeper.packaged.PackagedService.Setup;
import io.watchkeeper.packaged.Sender.Answer;
import io.watchkeeper.testing.DatabaseServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

class DatabaseOutageIT {
    private static final Duration TO_COMMIT = Duration.ofSeconds(10);
    private static final Duration TO_RECOVER = Duration.ofSeconds(5);
    private static final Duration SLACK = Duration.ofSeconds(2);
    private static final int SOME = 20;

    @TempDir(factory = UnderTarget.class, cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void without_its_database_it_says_so_and_with_it_goes_on_and_commands_work_beside_it() {
        var store = folder.resolve("store");
        try (var database = DatabaseServer.in(store);
                var service = setup(database.address()).asPeopleStartIt().start();
                var load = Load.on(service.url("/api/v1/intake/alerts"), new Random(7))) {
            outage(service, load, store, Postmaster::stopHard, Postmaster::startAgain);
            outage(service, load, store, Postmaster::kill, Postmaster::startAgain);
            outage(service, load, store, Postmaster::freeze, Postmaster::thaw);
            load.settle();
            new Reckoning(database.address()).compare(load.ledger());
            assertThat(load.answers()).extracting(Answer::status).containsOnly(200, 503);
            commandsWorkBesideTheService(setup(database.address()), database.address(), service);
        }
    }

    private Setup setup(DatabaseAddress database) {
        return Setup.in(folder.resolve("service"))
                .on(database)
                .with("WATCHKEEPER_SECRET_KEY", "the first key of the tests");
    }

    private static void commandsWorkBesideTheService(Setup setup, DatabaseAddress database, PackagedService service) {
        service.administrator()
                .contentType(ContentType.JSON)
                .body("{\"value\":\"kept\"}")
                .put("/api/v1/secrets/kept")
                .then()
                .statusCode(200);
        assertThat(Terminal.expect(0, setup, "audit", "verify")).contains("The audit log is whole");
        var other = setup.with("WATCHKEEPER_SECRET_KEY", "the second key of the tests");
        assertThat(Terminal.expect(1, other, "secrets", "rotate-key")).contains("Nothing was changed");
        var both = other.with("WATCHKEEPER_SECRET_KEY_PREVIOUS", "the first key of the tests");
        assertThat(Terminal.expect(0, both, "secrets", "rotate-key")).contains("1 secrets are sealed with the key");

        forge(database);
        assertThat(Terminal.expect(1, setup, "audit", "verify"))
                .contains("CHANGED at place", "THE AUDIT LOG IS BROKEN");
    }

    /** As somebody with all rights in the database. */
    private static void forge(DatabaseAddress database) {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("alter table audit_entry disable trigger audit_entry_stays");
            var changed = statement.executeUpdate(
                    "update audit_entry set actor = 'somebody else' where id = (select min(entry_id) from audit_seal)");
            assertThat(changed).isEqualTo(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void outage(
            PackagedService service, Load load, Path store, Consumer<Postmaster> stop, Consumer<Postmaster> start) {
        var postmaster = new Postmaster(store);
        var acknowledged = load.ledger().acknowledgements();
        Wait.untilTrue("work", TO_COMMIT, () -> load.ledger().acknowledgements() > acknowledged + SOME);
        var answersBefore = load.answers().size();
        stop.accept(postmaster);
        try {
            assertRefusals(
                    service, () -> load.answers().stream().skip(answersBefore).toList());
        } finally {
            start.accept(postmaster);
        }
        var before = load.ledger().acknowledgements();
        Wait.untilTrue("accepted again", TO_RECOVER, () -> load.ledger().acknowledgements() > before);
        Wait.untilTrue("ready again", TO_RECOVER, () -> status(service, "/q/health/ready") == 200);
    }

    private static void assertRefusals(PackagedService service, Supplier<List<Answer>> answers) {
        Wait.untilTrue(
                "refusals",
                TO_COMMIT.plus(SLACK),
                () -> answers.get().stream()
                                .filter(answer -> answer.status() == 503)
                                .count()
                        > 2);
        Wait.untilTrue("not ready", TO_RECOVER, () -> status(service, "/q/health/ready") == 503);
        assertThat(status(service, "/q/health/live")).isEqualTo(200);
        assertThat(answers.get()).allSatisfy(answer -> {
            assertThat(answer.took()).isLessThan(TO_COMMIT.plus(SLACK));
            if (answer.status() == 503) {
                assertThat(answer.contentType()).startsWith("application/problem+json");
                assertThat(Integer.parseInt(answer.retryAfter())).isBetween(1, 30);
            }
        });
    }

    private static int status(PackagedService service, String path) {
        return service.anyone().get(path).statusCode();
    }
}
