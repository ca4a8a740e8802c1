package io.watchkeeper.diagnosis.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;

import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.EventListBuilder;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMixedDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.ServerRequest;
import io.fabric8.mockwebserver.ServerResponse;
import io.vertx.core.Vertx;
import io.watchkeeper.access.secret.SecretValue;
import io.watchkeeper.decision.diagnosis.CheckCall;
import io.watchkeeper.decision.diagnosis.CheckKind;
import io.watchkeeper.decision.diagnosis.CheckTraits;
import io.watchkeeper.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against the mock server of fabric8, not against a cluster: it keeps objects as one does, and tells the events that the test gives it. */
class KubernetesCheckTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration WITHIN = Duration.ofSeconds(5);
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private final Map<ServerRequest, Queue<ServerResponse>> answers = new HashMap<>();
    private KubernetesMockServer server;
    private NamespacedKubernetesClient client;

    @BeforeEach
    void start() {
        server = new KubernetesMockServer(
                new Context(), new MockWebServer(), answers, new KubernetesMixedDispatcher(answers), false);
        server.init();
        client = server.createClient();
    }

    @AfterEach
    void stop() {
        client.close();
        server.destroy();
    }

    @Test
    void a_pod_says_why_its_containers_wait_and_why_they_ended() throws Exception {
        client.resource(crashing()).create();

        assertThat(pod("waiting").text()).isEqualTo("CrashLoopBackOff");
        assertThat(server.getLastRequest().getHeader("Authorization")).isEqualTo("Bearer token-of-cluster");
        assertThat(pod("terminated").text()).isEqualTo("OOMKilled");
        assertThat(pod("restarts").value()).isEqualTo(7);
        assertThat(pod("phase").text()).isEqualTo("Running");
        assertThat(ask(Map.of("namespace", "shop", "name", "web-2")).status()).isEqualTo("NO_ANSWER");
    }

    /** One container that crashes beside one that runs. */
    private static Pod crashing() {
        return new PodBuilder()
                .withNewMetadata()
                .withName("web-1")
                .withNamespace("shop")
                .endMetadata()
                .withNewStatus()
                .withPhase("Running")
                .addToContainerStatuses(
                        new ContainerStatusBuilder()
                                .withName("side")
                                .withRestartCount(1)
                                .withNewState()
                                .withNewRunning()
                                .endRunning()
                                .endState()
                                .build(),
                        new ContainerStatusBuilder()
                                .withName("web")
                                .withRestartCount(6)
                                .withNewState()
                                .withNewWaiting()
                                .withReason("CrashLoopBackOff")
                                .endWaiting()
                                .endState()
                                .withNewLastState()
                                .withNewTerminated()
                                .withReason("OOMKilled")
                                .endTerminated()
                                .endLastState()
                                .build())
                .endStatus()
                .build();
    }

    @Test
    void a_node_tells_its_conditions_and_a_deployment_what_it_misses() throws Exception {
        client.resource(new NodeBuilder()
                        .withNewMetadata()
                        .withName("worker-1")
                        .endMetadata()
                        .withNewStatus()
                        .addNewCondition()
                        .withType("DiskPressure")
                        .withStatus("True")
                        .endCondition()
                        .endStatus()
                        .build())
                .create();
        client.resource(new DeploymentBuilder()
                        .withNewMetadata()
                        .withName("web")
                        .withNamespace("shop")
                        .endMetadata()
                        .withNewSpec()
                        .withReplicas(5)
                        .endSpec()
                        .withNewStatus()
                        .withReadyReplicas(3)
                        .endStatus()
                        .build())
                .create();

        var node = Map.of("object", "node", "name", "worker-1", "read", "condition");
        assertThat(ask(with(node, "of", "DiskPressure")).text()).isEqualTo("True");
        assertThat(ask(with(node, "of", "MemoryPressure")).status()).isEqualTo("NO_ANSWER");
        assertThat(ask(Map.of("object", "deployment", "namespace", "shop", "name", "web", "read", "missing"))
                        .value())
                .isEqualTo(2);
    }

    @Test
    void events_of_an_object_are_counted_and_the_latest_is_shown() throws Exception {
        server.expect()
                .get()
                .withPath("/api/v1/namespaces/shop/events?fieldSelector=involvedObject.name%3Dweb-1&limit=500")
                .andReply(200, request -> new EventListBuilder()
                        .withItems(
                                event("Pod", "BackOff", 4, NOW.minusSeconds(60)),
                                event("Pod", "FailedScheduling", 1, NOW.minusSeconds(30)),
                                event("Pod", "BackOff", 9, NOW.minusSeconds(7200)),
                                event("ReplicaSet", "BackOff", 9, NOW))
                        .build())
                .always();

        assertThat(pod("events").value()).isEqualTo(5);
        var values = Map.of("namespace", "shop", "name", "web-1", "read", "events", "of", "BackOff");
        assertThat(ask(values).value()).isEqualTo(4);
        assertThat(ask(with(values, "within", "3h")).value()).isEqualTo(13);
        assertThat(pod("event").text()).isEqualTo("FailedScheduling: what happened");
    }

    @Test
    void what_the_cluster_or_the_source_refuses_is_told_without_the_token() {
        server.expect()
                .get()
                .withPath("/api/v1/namespaces/shop/pods/web-1")
                .andReturn(403, "{\"kind\":\"Status\",\"code\":403,\"message\":\"pods is forbidden\"}")
                .always();
        assertThatThrownBy(() -> pod("phase"))
                .isInstanceOf(CheckFailed.class)
                .hasMessageContaining("pods is forbidden")
                .hasMessageNotContaining("token-of-cluster");
        assertThatThrownBy(() -> ask(Map.of("namespace", "other", "name", "web-1"), Map.of("namespaces", "shop pay")))
                .isInstanceOf(CheckFailed.class)
                .hasMessageContaining("does not allow the namespace other");
        assertThatThrownBy(() -> ask(Map.of("object", "node", "name", "worker-1"), Map.of("namespaces", "shop")))
                .isInstanceOf(CheckFailed.class);
        assertThatThrownBy(() -> ask(Map.of("name", "web-1")))
                .isInstanceOf(CheckFailed.class)
                .hasMessageContaining("namespace and its name");
    }

    @Test
    void a_cluster_that_cannot_answer_is_asked_in_vain() {
        server.expect()
                .get()
                .withPath("/api/v1/namespaces/shop/pods/web-1")
                .andReturn(503, "")
                .always();
        assertThatThrownBy(() -> pod("phase")).isInstanceOf(IOException.class);
    }

    private static Event event(String kind, String reason, int count, Instant at) {
        return new EventBuilder()
                .withNewMetadata()
                .withName(reason + at.toEpochMilli())
                .endMetadata()
                .withNewInvolvedObject()
                .withKind(kind)
                .withName("web-1")
                .endInvolvedObject()
                .withReason(reason)
                .withMessage("what happened")
                .withCount(count)
                .withLastTimestamp(at.atOffset(ZoneOffset.UTC).toString())
                .build();
    }

    private static Map<String, String> with(Map<String, String> values, String name, String value) {
        var more = new TreeMap<>(values);
        more.put(name, value);
        return more;
    }

    private Answer pod(String read) throws IOException {
        return ask(Map.of("namespace", "shop", "name", "web-1", "read", read));
    }

    private Answer ask(Map<String, String> values) throws IOException {
        return ask(values, Map.of());
    }

    private Answer ask(Map<String, String> values, Map<String, String> settings) throws IOException {
        var all = new TreeMap<>(settings);
        all.put("url", "http://localhost:" + server.getPort());
        var source = new Source("default", "cluster", all, Optional.of(SecretValue.of("token-of-cluster")));
        var call = new CheckCall(
                "N",
                "C",
                CheckKind.KUBERNETES,
                "cluster",
                "",
                new TreeMap<>(values),
                new TreeMap<>(),
                Optional.empty(),
                Optional.empty(),
                "",
                WITHIN,
                CheckTraits.Result.ANY);
        return new KubernetesCheck(VERTX, new SettableClock(NOW)).measure(call, source, WITHIN);
    }
}
