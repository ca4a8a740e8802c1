package io.watchkeeper.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.watchkeeper.launch.DatabaseAddress;
import io.watchkeeper.testing.PrometheusStandIn;

/** kill -9 of the node that runs a diagnosis, while it waits for an answer; the other node goes on. Their lease is {@link #LEASE}. */
final class DyingDiagnosis implements AutoCloseable {
    static final String LEASE = "PT2S";

    private static final Duration SOON = Duration.ofSeconds(60);
    /** Where other builds share the machine that says little; the long form has it for itself. */
    private static final Duration TAKEOVER = Duration.ofSeconds(Boolean.getBoolean("watchkeeper.full") ? 6 : 30);

    private static final int RANDOM_KILLS = 10;
    /** The question of each node on the way of this tree, as a part of its query. */
    private static final Map<String, String> QUESTIONS = Map.of(
            "CPU-USE", "100 * (1 - avg(rate(node_cpu_seconds_total",
            "CPU-WAIT", "mode=\"iowait\"",
            "CPU-STOLEN", "mode=\"steal\"",
            "CPU-KERNEL", "mode=~\"system|softirq|irq\"",
            "CPU-DEMAND", "node_load5");

    private final DatabaseAddress database;
    private final PrometheusStandIn prometheus = new PrometheusStandIn();
    private final CountDownLatch held = new CountDownLatch(1);
    private int alerts;

    DyingDiagnosis(DatabaseAddress database) {
        this.database = database;
        var values = Map.of("CPU-USE", 95.0, "CPU-WAIT", 3.0, "CPU-STOLEN", 0.0, "CPU-KERNEL", 5.0, "CPU-DEMAND", 4.0);
        values.forEach((node, value) -> prometheus.answers(QUESTIONS.get(node), value));
    }

    /** Returns once the node, which is the only one, waits for an answer. @return the event */
    String begins(NodeMember node) {
        configure(node);
        prometheus.before(QUESTIONS.get("CPU-STOLEN"), this::waitsOnce);
        var event = alert(node);
        Wait.untilTrue("answers before the kill", SOON, () -> stored(event)
                .keySet()
                .containsAll(List.of("CPU-USE", "CPU-WAIT")));
        Wait.untilTrue("the check", SOON, () -> prometheus.times(QUESTIONS.get("CPU-STOLEN")) == 1);
        return event;
    }

    /** @param died by {@link System#nanoTime()} @return how long the other node took */
    Duration goesOn(NodeMember left, String event, long died) {
        assertConcluded(left, event, Map.of("CPU-USE", 1L, "CPU-WAIT", 1L));
        var took = Duration.ofNanos(System.nanoTime() - died);
        assertThat(prometheus.times(QUESTIONS.get("CPU-STOLEN")))
                .as("asked by both")
                .isEqualTo(2);
        assertThat(took).isLessThan(TAKEOVER);
        return took;
    }

    /**
     * Whatever the moment, while it runs or just afterwards.
     *
     * @param nodes by their names; both run
     * @return how many of the kills came while it ran
     */
    int diesAtAnyMoment(Map<String, NodeMember> nodes) {
        var random = new Random(17);
        int running = 0;
        // the question that waited once would wait again where its count begins anew
        held.countDown();
        prometheus.slow(Duration.ofMillis(150));
        restart(nodes);
        for (int kill = 0; kill < RANDOM_KILLS; kill++) {
            var event = alert(nodes.values().iterator().next());
            var owner = awaitOwner(event);
            LockSupport.parkNanos(Duration.ofMillis(random.nextInt(600)).toNanos());
            prometheus.forget();
            var left = kill(nodes, owner);
            running += owner(event).isEmpty() ? 0 : 1;
            assertConcluded(left, event, stored(event));
            restart(nodes);
        }
        return running;
    }

    private static void restart(Map<String, NodeMember> nodes) {
        for (var node : nodes.values()) {
            if (!node.service().program().isAlive()) {
                node.startAgain();
            }
            node.awaitReady();
        }
    }

    private void assertConcluded(NodeMember left, String event, Map<String, Long> stored) {
        Wait.untilTrue("its end on the other node", SOON, () -> !find(left, event)
                .getString("diagnosis.state")
                .equals("RUNNING"));
        var seen = find(left, event);
        assertThat(seen.getString("diagnosis.state")).isEqualTo("CONCLUDED");
        assertThat(seen.getString("diagnosis.conclusion.en")).contains("More work than the cores can do");
        assertThat(seen.getList("entries.findAll { it.kind == 'DIAGNOSED' }")).hasSize(1);
        stored.forEach((node, asked) -> assertThat(prometheus.times(QUESTIONS.get(node)))
                .as(node + " was answered before the kill")
                .isEqualTo(asked));
    }

    private void configure(NodeMember node) {
        node.service()
                .administrator()
                .contentType(ContentType.JSON)
                .body(Map.of("kind", "PROMETHEUS", "settings", Map.of("url", prometheus.url())))
                .put("/api/v1/check-sources/prometheus")
                .then()
                .statusCode(200);
    }

    private String alert(NodeMember node) {
        var labels = Map.of(
                "alertname", "HostHighCpuLoad", "severity", "warning", "instance", "dying-" + alerts++ + ":9100");
        return node.service()
                .administrator()
                .contentType(ContentType.JSON)
                .body(List.of(Map.of("labels", labels)))
                .post("/api/v1/intake/alerts")
                .then()
                .statusCode(200)
                .extract()
                .path("results[0].eventId");
    }

    private String awaitOwner(String event) {
        return Wait.until("its diagnosis", SOON, () -> Optional.of(owner(event)).filter(owner -> !owner.isEmpty()));
    }

    /** @return the node that is left */
    private static NodeMember kill(Map<String, NodeMember> nodes, String owner) {
        nodes.get(owner).service().kill();
        return nodes.entrySet().stream()
                .filter(node -> !node.getKey().equals(owner))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private void waitsOnce() {
        if (prometheus.times(QUESTIONS.get("CPU-STOLEN")) == 1) {
            try {
                held.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static JsonPath find(NodeMember node, String event) {
        return node.service()
                .administrator()
                .get("/api/v1/events/" + event)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private String owner(String event) {
        var rows = rows("select owner, 0 from diagnosis where owner is not null and event_id = " + event);
        return rows.keySet().stream().findFirst().orElse("");
    }

    /** The nodes of the way that have an answer, and how often that was asked for so far. */
    private Map<String, Long> stored(String event) {
        var stored = rows(
                "select node, 0 from diagnosis_evidence e join diagnosis d on d.id = e.diagnosis_id where d.event_id = "
                        + event);
        stored.keySet().retainAll(QUESTIONS.keySet());
        stored.replaceAll((node, none) -> prometheus.times(QUESTIONS.get(node)));
        return stored;
    }

    private Map<String, Long> rows(String query) {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var found = new HashMap<String, Long>();
            while (rows.next()) {
                found.put(rows.getString(1), rows.getLong(2));
            }
            return found;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        held.countDown();
        prometheus.close();
    }
}
