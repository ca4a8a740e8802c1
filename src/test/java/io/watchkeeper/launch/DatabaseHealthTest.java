package io.watchkeeper.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import io.watchkeeper.testing.MigratedDatabase;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DatabaseHealthTest {
    private static final Duration PROBE_GIVES_UP = Duration.ofSeconds(3);

    private static MigratedDatabase database;

    @BeforeAll
    static void startDatabase() {
        database = MigratedDatabase.start();
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    @Test
    void a_database_with_its_tables_is_ready_and_names_its_schema() {
        var answer = ask();

        assertThat(answer.getStatus()).isEqualTo(Status.UP);
        assertThat(answer.getData().orElseThrow()).containsKey("schema");
    }

    @Test
    void a_database_that_does_not_answer_is_told_within_a_second_and_recovers() {
        var other = database.pool().getConnection().await().indefinitely();
        other.query("begin").execute().await().indefinitely();
        other.query("lock table flyway_schema_history in access exclusive mode")
                .execute()
                .await()
                .indefinitely();

        assertThat(ask().getStatus()).isEqualTo(Status.DOWN);

        other.query("rollback").execute().await().indefinitely();
        other.close().await().indefinitely();
        assertThat(ask().getStatus()).isEqualTo(Status.UP);
    }

    private static HealthCheckResponse ask() {
        return new DatabaseHealth(database.pool()).call().await().atMost(PROBE_GIVES_UP);
    }
}
