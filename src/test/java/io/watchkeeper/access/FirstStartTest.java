package io.watchkeeper.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.watchkeeper.testing.MigratedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nodes without {@code WATCHKEEPER_ADMIN_TOKEN} on an empty database. */
class FirstStartTest {
    private static MigratedDatabase database;

    private final Passwords passwords = new Passwords();
    private final FirstSignIn announcement = new FirstSignIn();
    private final FirstStartStore store =
            new FirstStartStore(passwords, new AuditLog(null, Clock.systemUTC(), null), Clock.systemUTC());

    @BeforeAll
    static void startDatabase() {
        database = MigratedDatabase.start();
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.execute("truncate person, person_role, api_token, service_secret");
    }

    @AfterEach
    void stop() {
        passwords.stop();
    }

    @Test
    void the_first_start_tells_once_how_to_sign_in() {
        node().prepare(new StartupEvent());

        String said = String.join("\n", announcement.take().orElseThrow());
        assertThat(honoured(found(said, "wk_[A-Za-z0-9_-]{43}"))).isTrue();
        Person administrator = new People(database.pool())
                .named("admin")
                .await()
                .indefinitely()
                .orElseThrow();
        assertThat(administrator.mustChange()).isTrue();
        assertThat(passwords
                        .matches(found(said, "(?<=password {3})\\S{20}"), administrator.passwordHash())
                        .await()
                        .indefinitely())
                .isTrue();
        assertThat(announcement.take()).isEmpty();

        node().prepare(new StartupEvent());

        assertThat(announcement.take()).isEmpty();
        assertThat(counts()).containsExactly(1L, 1L, 1L);
    }

    @Test
    void nodes_that_start_together_make_one_administrator() throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            Callable<Void> starting = () -> {
                node().prepare(new StartupEvent());
                return null;
            };
            for (Future<Void> done : nodes.invokeAll(Collections.nCopies(4, starting))) {
                done.get();
            }
        } finally {
            nodes.shutdownNow();
        }

        assertThat(counts()).containsExactly(1L, 1L, 1L);
        assertThat(announcement.take()).isPresent();
    }

    @Test
    void a_token_of_the_environment_replaces_the_one_before_and_comes_back_after_a_revocation() {
        give("the first value of the environment");
        give("the second value of the environment");
        assertThat(honoured("the first value of the environment")).isFalse();
        database.execute("update api_token set revoked_at = now() where created_by = 'environment'");
        assertThat(honoured("the second value of the environment")).isFalse();

        give("the second value of the environment");

        assertThat(honoured("the second value of the environment")).isTrue();
    }

    private FirstStart node() {
        AccessConfig config = new SmallRyeConfigBuilder()
                .withMapping(AccessConfig.class)
                .build()
                .getConfigMapping(AccessConfig.class);
        return new FirstStart(database.pool(), config, store, announcement, new Sessions(config, Clock.systemUTC()));
    }

    private void give(String token) {
        database.pool()
                .withTransaction(transaction -> store.environmentToken(transaction, token))
                .await()
                .indefinitely();
    }

    private static boolean honoured(String token) {
        Optional<ApiToken> known = new Tokens(database.pool())
                .withHash(Secrets.sha256(token))
                .await()
                .indefinitely();
        return known.isPresent();
    }

    private static List<Long> counts() {
        return database.pool()
                .query(
                        "select (select count(*) from person), (select count(*) from api_token), (select count(*) from service_secret)")
                .execute()
                .map(rows -> rows.iterator().next())
                .map(row -> List.of(row.getLong(0), row.getLong(1), row.getLong(2)))
                .await()
                .indefinitely();
    }

    private static String found(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group();
    }
}
