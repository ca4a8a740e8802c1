package io.watchkeeper.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.testing.DatabaseForTests;
import io.watchkeeper.testing.PrometheusStandIn;
import org.junit.jupiter.api.Test;

/**
 * Events by the hundred on a few hosts, half of them about gateways, each with a web server of its own, half about processors, which all ask one Prometheus. Counted is at
 * those who are asked. The long form has a thousand events on fifty hosts.
 */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class StormTest {
    private static final boolean FULL = Boolean.getBoolean("watchkeeper.full");
    private static final int EVENTS = FULL ? 1000 : 100;
    private static final int HOSTS = FULL ? 50 : 10;
    private static final int A_POST = 50;
    private static final Duration WITHIN = FULL ? Duration.ofMinutes(10) : Duration.ofMinutes(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(40);
    private static final int PER_TARGET = 2;
    private static final int PER_KIND = 16;

    @Inject
    DiagnosisRuns runs;

    @Inject
    Pool pool;

    @Test
    void a_storm_of_events_is_diagnosed_whole_and_nobody_is_asked_more_at_a_time_than_is_allowed() {
        try (var gateways = new Gateways(PAUSE);
                var prometheus = new PrometheusStandIn()
                        .answers("mode=\"idle\"", 95)
                        .answers("mode=\"iowait\"", 3)
                        .answers("mode=\"steal\"", 40)) {
            prometheus.slow(PAUSE);
            var workspace = new OwnWorkspace(runs);
            workspace.source("prometheus", "PROMETHEUS", Map.of("url", prometheus.url()));
            for (int host = 1; host <= HOSTS; host++) {
                workspace.source("gateway-" + host, "HTTP", Map.of("url", gateways.url(host)));
            }
            long begun = System.nanoTime();
            rain(workspace);
            assertThat(since(begun)).isLessThan(MINUTE);

            var states = states(workspace, begun);

            assertThat(states).as("all found what there is").isEqualTo(Map.of("CONCLUDED", (long) EVENTS));
            assertThat(since(begun)).isLessThan(WITHIN);
            assertThat(gateways.hosts()).isEqualTo(HOSTS);
            assertThat(gateways.mostOfAHost()).isEqualTo(PER_TARGET);
            assertThat(gateways.mostAtOnce()).isBetween(2, PER_KIND);
            assertThat(prometheus.mostAtOnce()).isEqualTo(PER_TARGET);
            System.out.printf(
                    "StormTest: %d events in %d s; at once: %d of a host, %d of all gateways (%d requests), %d of Prometheus (%d)%n",
                    EVENTS,
                    since(begun).toSeconds(),
                    gateways.mostOfAHost(),
                    gateways.mostAtOnce(),
                    gateways.times(),
                    prometheus.mostAtOnce(),
                    prometheus.times(""));
        }
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static void rain(OwnWorkspace workspace) {
        for (int from = 0; from < EVENTS; from += A_POST) {
            workspace
                    .request()
                    .body(IntStream.range(from, from + A_POST)
                            .mapToObj(StormTest::alert)
                            .toList())
                    .post("/api/v1/intake/alerts")
                    .then()
                    .statusCode(200);
        }
    }

    /** Those of a host come one after the other, so that its limit is reached. */
    private static Map<String, ?> alert(int number) {
        var labels = Map.of(
                "alertname",
                number % 2 == 0 ? "HostHighCpuLoad" : "HTTP502",
                "severity",
                "critical",
                "gateway_source",
                "gateway-" + (number / (EVENTS / HOSTS) + 1),
                "instance",
                "storm-" + number + ":9100");
        return Map.of("labels", labels);
    }

    /** How many diagnoses ended how, once all have. */
    private Map<String, Long> states(OwnWorkspace workspace, long begun) {
        var states = new HashMap<String, Long>();
        while (since(begun).compareTo(WITHIN) < 0) {
            runs.step().await().indefinitely();
            states.clear();
            pool.preparedQuery("select state, count(*) as found from diagnosis where workspace = $1 group by state")
                    .execute(Tuple.of(workspace.code()))
                    .await()
                    .indefinitely()
                    .forEach(row -> states.put(row.getString("state"), row.getLong("found")));
            if (!states.containsKey("RUNNING")
                    && states.values().stream().mapToLong(Long::longValue).sum() == EVENTS) {
                break;
            }
        }
        return states;
    }
}
