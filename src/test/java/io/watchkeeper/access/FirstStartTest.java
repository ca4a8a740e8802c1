package io.watchkeeper.access;

import static io.watchkeeper.testing.Administrator.as;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Inject;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
@TestProfile(FirstStartTest.WithoutEnvironment.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstStartTest {
    public static class WithoutEnvironment implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("watchkeeper.access.admin-token", "");
        }
    }

    @Inject
    FirstSignIn announcement;

    @Inject
    FirstStart start;

    @Inject
    FirstStartStore store;

    @Inject
    Pool pool;

    // what the service said when it was started is there for the first who asks
    @Test
    @Order(1)
    void the_first_start_tells_once_how_to_sign_in() {
        String said = String.join("\n", announcement.take().orElseThrow());

        as(found(said, "wk_[A-Za-z0-9_-]{43}")).get("/api/v1/audit").then().statusCode(200);
        Browser browser = new Browser();
        browser.signIn("admin", found(said, "(?<=password {3})\\S{20}"))
                .statusCode(303)
                .header("Location", "/password");
        assertThat(announcement.take()).isEmpty();

        start.prepare(new StartupEvent());

        assertThat(announcement.take()).isEmpty();
        assertThat(counts()).containsExactly(1L, 1L, 1L);
    }

    @Test
    void nodes_that_start_together_make_one_administrator() throws Exception {
        pool.query("truncate person, person_role, api_token, service_secret")
                .execute()
                .await()
                .indefinitely();
        announcement.take();
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            Callable<Void> node = () -> {
                start.prepare(new StartupEvent());
                return null;
            };
            for (Future<Void> done : nodes.invokeAll(Collections.nCopies(4, node))) {
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
        as("the first value of the environment").get("/api/v1/audit").then().statusCode(401);
        pool.query("update api_token set revoked_at = now() where created_by = 'environment'")
                .execute()
                .await()
                .indefinitely();

        give("the second value of the environment");

        as("the second value of the environment").get("/api/v1/audit").then().statusCode(200);
    }

    private void give(String token) {
        pool.withTransaction(transaction -> store.environmentToken(transaction, token))
                .await()
                .indefinitely();
    }

    private List<Long> counts() {
        return pool.query(
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
