package io.watchkeeper.diagnosis.check;

import static io.watchkeeper.testing.Administrator.asAdministrator;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;

import jakarta.inject.Inject;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.server.mock.KubernetesMixedDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.ServerRequest;
import io.fabric8.mockwebserver.ServerResponse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Objects of a cluster that is the mock server of fabric8. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class ClusterLearningTest {
    private final String name = "cluster-" + UUID.randomUUID();
    private KubernetesMockServer server;

    @Inject
    ClusterLearning learning;

    @BeforeEach
    void start() {
        var answers = new HashMap<ServerRequest, Queue<ServerResponse>>();
        server = new KubernetesMockServer(
                new Context(), new MockWebServer(), answers, new KubernetesMixedDispatcher(answers), false);
        server.init();
        try (var client = server.createClient()) {
            client.resource(new NodeBuilder()
                            .withNewMetadata()
                            .withName("worker-" + name)
                            .addToLabels("topology.kubernetes.io/zone", "hz-a")
                            .endMetadata()
                            .withNewStatus()
                            .addNewAddress("10.9.8.7", "InternalIP")
                            .endStatus()
                            .build())
                    .create();
            client.resource(new NamespaceBuilder()
                            .withNewMetadata()
                            .withName(name)
                            .endMetadata()
                            .build())
                    .create();
            client.resource(new DeploymentBuilder()
                            .withNewMetadata()
                            .withName("web")
                            .withNamespace(name)
                            .addToLabels("app.kubernetes.io/name", "shop")
                            .endMetadata()
                            .build())
                    .create();
        }
    }

    @AfterEach
    void stop() {
        server.destroy();
    }

    @Test
    void nodes_namespaces_and_deployments_are_kept_as_unconfirmed_and_what_people_said_stays() {
        asAdministrator()
                .contentType(ContentType.JSON)
                .body(List.of(Map.of("kind", "namespace", "name", name, "site", "said by people")))
                .put("/api/v1/objects")
                .then()
                .statusCode(200);
        configure(Map.of("learn", "yes"));

        learning.step().await().indefinitely();

        var node = object("node", "worker-" + name);
        assertThat(node).containsEntry("state", "UNCONFIRMED").containsEntry("site", "hz-a");
        assertThat(node.get("addresses")).isEqualTo(List.of("10.9.8.7"));
        assertThat(node.get("labels")).isEqualTo(Map.of("cluster", name));
        assertThat(object("deployment", name + "/web")).containsEntry("application", "shop");
        assertThat(object("namespace", name))
                .containsEntry("state", "CONFIRMED")
                .containsEntry("site", "said by people");
        int asked = server.getRequestCount();
        learning.step().await().indefinitely();
        assertThat(server.getRequestCount()).as("asked again before it is due").isEqualTo(asked);
    }

    @Test
    void only_the_namespaces_of_the_source_are_looked_at_and_no_source_learns_by_itself() {
        configure(Map.of("namespaces", name, "learn", "yes"));
        learning.step().await().indefinitely();
        assertThat(object("deployment", name + "/web")).isNotNull();
        assertThat(object("node", "worker-" + name)).isNull();
    }

    private void configure(Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.put("url", "http://localhost:" + server.getPort());
        asAdministrator()
                .contentType(ContentType.JSON)
                .body(Map.of("kind", "KUBERNETES", "settings", all))
                .put("/api/v1/check-sources/" + name)
                .then()
                .statusCode(200);
    }

    private static Map<String, Object> object(String kind, String called) {
        return asAdministrator()
                .queryParam("kind", kind)
                .queryParam("q", called)
                .get("/api/v1/objects")
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.name == '" + called + "' }");
    }
}
