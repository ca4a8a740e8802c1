package io.watchkeeper.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CountDownLatch;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.testing.DatabaseForTests;
import io.watchkeeper.testing.PrometheusStandIn;
import org.junit.jupiter.api.Test;

/** How long a diagnosis takes where nobody answers. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class DiagnosisTimeTest {
    @Inject
    DiagnosisRuns runs;

    @Inject
    Pool pool;

    @Test
    void a_check_that_hangs_takes_no_more_than_what_is_left_of_the_diagnosis() {
        var never = new CountDownLatch(1);
        try (var prometheus = new PrometheusStandIn()) {
            prometheus.before("node_cpu", () -> awaited(never));
            var workspace = new OwnWorkspace(runs);
            workspace.source("prometheus", "PROMETHEUS", Map.of("url", prometheus.url()));
            var event = workspace.alert("HostHighCpuLoad", "hangs:9100", Map.of());
            String id = workspace
                    .request()
                    .body(Map.of("tree", "HOST-CPU"))
                    .post("/api/v1/events/" + event + "/diagnoses")
                    .then()
                    .statusCode(202)
                    .extract()
                    .path("id");
            pool.preparedQuery("update diagnosis set deadline_at = now() + interval '1500 ms' where id = $1")
                    .execute(Tuple.of(Long.valueOf(id)))
                    .await()
                    .indefinitely();

            var diagnosis = workspace.diagnosed(event);

            assertThat(diagnosis.getString("id")).isEqualTo(id);
            assertThat(diagnosis.getString("state")).isEqualTo("TIMED_OUT");
            assertThat(diagnosis.getString("path[0].evidence.status")).isEqualTo("NO_ANSWER");
            assertThat(prometheus.times("100 * (1 - avg(rate(node_cpu_seconds_total"))
                    .as("no time is left to try again")
                    .isEqualTo(1);
        } finally {
            never.countDown();
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
