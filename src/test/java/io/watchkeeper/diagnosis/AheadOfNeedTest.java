package io.watchkeeper.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.watchkeeper.testing.DatabaseForTests;
import io.watchkeeper.testing.PrometheusStandIn;
import org.junit.jupiter.api.Test;

/** What is asked while a diagnosis waits for an answer. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class AheadOfNeedTest {
    private static final String USED = "100 * (1 - avg(rate(node_cpu_seconds_total";
    private static final String WAITS = "mode=\"iowait\"";

    @Inject
    DiagnosisRuns runs;

    @Test
    void the_cheap_check_of_the_next_node_is_made_while_this_one_waits_once_and_told_apart() {
        var second = new CountDownLatch(1);
        try (var prometheus =
                new PrometheusStandIn().answers(USED, 95).answers(WAITS, 3).answers("steal", 40)) {
            prometheus.before(USED, () -> awaited(second));
            prometheus.before(WAITS, second::countDown);
            var workspace = new OwnWorkspace(runs);
            workspace.source("prometheus", "PROMETHEUS", Map.of("url", prometheus.url()));
            var event = workspace.alert("HostHighCpuLoad", "web-ahead:9100", Map.of());

            var diagnosis = workspace.diagnosed(event);

            assertThat(second.getCount()).as("both under way at once").isZero();
            assertThat(diagnosis.getString("conclusion.code")).isEqualTo("CPU-STEALING");
            assertThat(diagnosis.getList("path.node"))
                    .isEqualTo(List.of("CPU-USE", "CPU-WAIT", "CPU-STOLEN", "CPU-STEALING"));
            assertThat(diagnosis.getBoolean("path[0].evidence.ahead")).isFalse();
            assertThat(diagnosis.getBoolean("path[1].evidence.ahead")).isTrue();
            assertThat(prometheus.times(WAITS)).isEqualTo(1);

            var again = workspace
                    .request()
                    .contentType(ContentType.JSON)
                    .body(Map.of())
                    .post("/api/v1/diagnoses/" + diagnosis.getString("id") + "/replay")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(again.getBoolean("same")).isTrue();
            assertThat(again.getList("differing")).isEmpty();
            assertThat(again.getList("path.node")).isEqualTo(diagnosis.getList("path.node"));
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await(4, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
