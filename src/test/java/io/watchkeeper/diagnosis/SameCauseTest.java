package io.watchkeeper.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.watchkeeper.testing.DatabaseForTests;
import io.watchkeeper.testing.PrometheusStandIn;
import org.junit.jupiter.api.Test;

/** Several events that one thing explains, by what their diagnoses find and what their objects need. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class SameCauseTest {
    private static final String USED = "100 * (1 - avg(rate(node_cpu_seconds_total";
    private static final String WAITS = "mode=\"iowait\"";
    private static final String STOLEN = "mode=\"steal\"";

    @Inject
    DiagnosisRuns runs;

    private OwnWorkspace workspace;

    @Test
    void machines_on_one_hypervisor_that_is_overloaded_share_their_cause_and_another_machine_does_not() {
        try (var prometheus =
                new PrometheusStandIn().answers(USED, 95).answers(WAITS, 3).answers(STOLEN, 40)) {
            workspace = new OwnWorkspace(runs);
            workspace.source("prometheus", "PROMETHEUS", Map.of("url", prometheus.url()));
            objects();
            var first = found("shared-1");
            var second = found("shared-2");
            var alone = found("shared-9");

            assertThat(event(first).getList("sameCause.id")).isEqualTo(List.of(second));
            assertThat(event(second).getList("sameCause.object.name")).isEqualTo(List.of("shared-1"));
            assertThat(event(alone).getList("sameCause")).isEmpty();
            var causes = causes();
            assertThat(causes.getList("items.cause.code")).isEqualTo(List.of("CPU-STEALING", "CPU-STEALING"));
            assertThat(causes.getList("items.events.id")).isEqualTo(List.of(List.of(first, second), List.of(alone)));
            assertThat(causes.getString("items[0].cause.name.zh")).contains("宿主机");

            // a later diagnosis that finds something else takes the event out
            prometheus.answers(STOLEN, 0).answers("mode=~\"system|softirq|irq\"", 60);
            workspace
                    .request()
                    .body(Map.of())
                    .post("/api/v1/events/" + second + "/diagnoses")
                    .then()
                    .statusCode(202);
            assertThat(workspace.diagnosed(second).getString("conclusion.code")).isEqualTo("CPU-IN-KERNEL");
            assertThat(event(first).getList("sameCause")).isEmpty();
            complete(alone);
            assertThat(causes().getList("items.events.id")).isEqualTo(List.of(List.of(first), List.of(second)));
        }
    }

    private void objects() {
        workspace
                .request()
                .body(List.of(
                        Map.of("kind", "host", "name", "shared-1", "dependsOn", List.of("host/hypervisor")),
                        Map.of("kind", "host", "name", "shared-2", "dependsOn", List.of("host/hypervisor")),
                        Map.of("kind", "host", "name", "shared-9")))
                .put("/api/v1/objects")
                .then()
                .statusCode(200);
    }

    private String found(String host) {
        var event = workspace.alert("HostHighCpuLoad", host + ":9100", Map.of());
        assertThat(workspace.diagnosed(event).getString("conclusion.code")).isEqualTo("CPU-STEALING");
        return event;
    }

    private void complete(String event) {
        workspace
                .request()
                .body(Map.of("cause", "over"))
                .post("/api/v1/events/" + event + "/complete")
                .then()
                .statusCode(200);
    }

    private JsonPath event(String id) {
        return workspace
                .request()
                .get("/api/v1/events/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private JsonPath causes() {
        return workspace
                .request()
                .get("/api/v1/causes")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
