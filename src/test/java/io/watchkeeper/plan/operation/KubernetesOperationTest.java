package io.watchkeeper.plan.operation;

import static io.watchkeeper.plan.operation.Calls.KEY;
import static io.watchkeeper.plan.operation.Calls.SECRET;
import static io.watchkeeper.plan.operation.Calls.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodListBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMixedDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.ServerRequest;
import io.fabric8.mockwebserver.ServerResponse;
import io.vertx.core.Vertx;
import io.watchkeeper.decision.plan.OperationKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the mock server of fabric8, which keeps objects as a cluster does. It has no controllers and finds no pods by node: the test plays these parts. */
class KubernetesOperationTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration SHORT = Duration.ofMillis(1500);

    private final List<String> lines = new ArrayList<>();
    private final Map<ServerRequest, Queue<ServerResponse>> answers = new HashMap<>();
    private final Map<String, Pod> onNode = new ConcurrentSkipListMap<>();
    private KubernetesMockServer server;
    private NamespacedKubernetesClient client;

    @BeforeEach
    void start() {
        server = new KubernetesMockServer(
                new Context(), new MockWebServer(), answers, new KubernetesMixedDispatcher(answers), false);
        server.init();
        client = server.createClient();
        server.expect()
                .get()
                .withPath("/api/v1/pods?fieldSelector=spec.nodeName%3Dworker-1")
                .andReply(200, request -> new PodListBuilder()
                        .withItems(List.copyOf(onNode.values()))
                        .build())
                .always();
    }

    @AfterEach
    void stop() {
        client.close();
        server.destroy();
    }

    @Test
    void a_deployment_is_restarted_once_however_often_the_attempt_is_repeated() throws Exception {
        deployment();
        assertThat(carryOut("rollout-restart deployment {namespace} {name}")).isInstanceOf(Outcome.Done.class);
        assertThat(server.getLastRequest().getHeader("Authorization")).isEqualTo("Bearer " + SECRET);
        assertThat(annotations()).containsEntry("watchkeeper.io/restarted-by", KEY);
        var once = found().getSpec().getTemplate();
        assertThat(carryOut("rollout-restart deployment {namespace} {name}")).isInstanceOf(Outcome.Done.class);
        assertThat(found().getSpec().getTemplate()).isEqualTo(once);
    }

    @Test
    void a_deployment_is_scaled() throws Exception {
        deployment();
        assertThat(carryOut("scale deployment {namespace} {name} 5")).isInstanceOf(Outcome.Done.class);
        assertThat(found().getSpec().getReplicas()).isEqualTo(5);
    }

    @Test
    void a_rollout_is_waited_for() throws Exception {
        deployment();
        assertThat(carryOut("rollout-status deployment {namespace} {name}", Map.of(), SHORT))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class, failed -> assertThat(failed.why()).contains("0 of 2 pods are ready"));
        client.resource(new DeploymentBuilder(found())
                        .withNewStatus()
                        .withObservedGeneration(1L)
                        .withReplicas(2)
                        .withReadyReplicas(2)
                        .withUpdatedReplicas(2)
                        .endStatus()
                        .build())
                .patchStatus();
        assertThat(carryOut("rollout-status deployment {namespace} {name}")).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_node_is_cordoned_and_brought_back() throws Exception {
        node("worker-1");
        assertThat(carryOut("cordon worker-1")).isInstanceOf(Outcome.Done.class);
        assertThat(unschedulable()).isTrue();
        assertThat(carryOut("uncordon worker-1")).isInstanceOf(Outcome.Done.class);
        assertThat(unschedulable()).isNotEqualTo(true);
    }

    @Test
    void a_node_is_drained_of_what_is_started_again_elsewhere() throws Exception {
        node("worker-1");
        pod("web", "ReplicaSet");
        pod("agent", "DaemonSet");
        server.expect()
                .post()
                .withPath("/api/v1/namespaces/shop/pods/web/eviction")
                .andReply(201, request -> {
                    onNode.remove("web");
                    return "{}";
                })
                .once();
        assertThat(carryOut("drain worker-1"))
                .isInstanceOfSatisfying(
                        Outcome.Done.class, done -> assertThat(done.outputs()).containsEntry("pods", "1"));
        assertThat(unschedulable()).isTrue();
        assertThat(onNode.keySet()).containsExactly("agent");
    }

    @Test
    void a_budget_that_is_used_up_keeps_a_pod_and_is_told() throws Exception {
        node("worker-1");
        pod("web", "ReplicaSet");
        server.expect()
                .post()
                .withPath("/api/v1/namespaces/shop/pods/web/eviction")
                .andReturn(429, "{\"kind\":\"Status\",\"status\":\"Failure\",\"code\":429}")
                .always();
        assertThat(carryOut("drain worker-1", Map.of(), SHORT))
                .isEqualTo(new Outcome.Failed("the node takes no new pods, and these are still there: shop/web"));
    }

    @Test
    void a_pod_that_nobody_would_start_again_keeps_the_node_as_it_is() throws Exception {
        node("worker-1");
        pod("lone", null);
        assertThat(carryOut("drain worker-1"))
                .isEqualTo(new Outcome.Failed("nobody would start these pods again: shop/lone"));
        assertThat(unschedulable()).isNotEqualTo(true);
    }

    @Test
    void a_pod_is_deleted_once() throws Exception {
        pod("web", "ReplicaSet");
        assertThat(carryOut("delete pod shop web")).isInstanceOf(Outcome.Done.class);
        assertThat(carryOut("delete pod shop web")).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void what_is_not_there_and_a_refusal_are_known_failures_and_an_error_of_the_server_is_not() throws Exception {
        assertThat(carryOut("scale deployment shop missing 1")).isInstanceOf(Outcome.Failed.class);
        node("a");
        node("b");
        server.expect().patch().withPath("/api/v1/nodes/a").andReturn(403, "{}").once();
        assertThat(carryOut("cordon a")).isInstanceOf(Outcome.Failed.class);
        server.expect().patch().withPath("/api/v1/nodes/b").andReturn(500, "{}").always();
        assertThat(carryOut("cordon b")).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void nobody_there_is_known_and_no_answer_is_not() throws Exception {
        String url;
        try (var silent = new ServerSocket(0)) {
            url = "http://127.0.0.1:" + silent.getLocalPort();
            assertThat(carryOut("cordon a", Map.of("url", url), SHORT)).isInstanceOf(Outcome.Unknown.class);
        }
        assertThat(carryOut("cordon a", Map.of("url", url), SHORT)).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void a_connection_for_some_namespaces_reaches_no_other_and_no_node() throws Exception {
        var other = Map.of("namespaces", "stock other");
        assertThatThrownBy(() -> carryOut("delete pod shop web", other, SHORT)).hasMessageContaining("shop");
        assertThatThrownBy(() -> carryOut("drain worker-1", other, SHORT)).hasMessageContaining("not for nodes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../nodes", "web/../../x", "web?force=true", "WEB", "a b", "$(id)", "x\nscale", "-web"})
    void a_hostile_value_is_refused(String value) {
        assertThatThrownBy(() -> new KubernetesOperation(VERTX)
                        .carryOut(
                                call(OperationKind.KUBERNETES, List.of("delete pod shop {pod}"), Map.of("pod", value)),
                                connection(Map.of()),
                                KEY,
                                SHORT,
                                lines::add))
                .isInstanceOf(NotDone.class);
        assertThat(server.getRequestCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete node worker-1",
                "delete namespace shop",
                "exec pod shop web",
                "scale daemonset shop web 0",
                "drain"
            })
    void a_command_that_is_not_known_is_refused(String text) {
        assertThatThrownBy(() -> carryOut(text)).isInstanceOf(NotDone.class);
    }

    private Outcome carryOut(String text) throws InterruptedException {
        return carryOut(text, Map.of(), Calls.WITHIN);
    }

    private Outcome carryOut(String text, Map<String, String> settings, Duration within) throws InterruptedException {
        var command = call(OperationKind.KUBERNETES, List.of(text), Map.of("namespace", "shop", "name", "web"));
        return new KubernetesOperation(VERTX).carryOut(command, connection(settings), KEY, within, lines::add);
    }

    private Connection connection(Map<String, String> settings) {
        var all = new TreeMap<String, String>();
        all.put("url", server.url("/"));
        all.putAll(settings);
        return Calls.connection(all);
    }

    private void deployment() {
        client.resource(new DeploymentBuilder()
                        .withNewMetadata()
                        .withNamespace("shop")
                        .withName("web")
                        .endMetadata()
                        .withNewSpec()
                        .withReplicas(2)
                        .withNewTemplate()
                        .endTemplate()
                        .endSpec()
                        .build())
                .create();
    }

    private Deployment found() {
        return client.apps().deployments().inNamespace("shop").withName("web").get();
    }

    private Map<String, String> annotations() {
        return found().getSpec().getTemplate().getMetadata().getAnnotations();
    }

    private void node(String name) {
        client.resource(new NodeBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .withNewSpec()
                        .endSpec()
                        .build())
                .create();
    }

    private Boolean unschedulable() {
        return client.nodes().withName("worker-1").get().getSpec().getUnschedulable();
    }

    private void pod(String name, String owner) {
        var pod = new PodBuilder()
                .withNewMetadata()
                .withNamespace("shop")
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .withNodeName("worker-1")
                .endSpec();
        if (owner != null) {
            pod.editMetadata()
                    .addNewOwnerReference()
                    .withKind(owner)
                    .withName(name)
                    .withApiVersion("apps/v1")
                    .withUid("1")
                    .endOwnerReference()
                    .endMetadata();
        }
        onNode.put(name, pod.build());
        client.resource(pod.build()).create();
    }
}
