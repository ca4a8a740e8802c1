package io.watchkeeper.plan.operation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.vertx.VertxHttpClientFactory;
import io.vertx.core.Vertx;
import io.watchkeeper.plan.operation.KubernetesCommand.Workload;

/** How the service talks to a cluster: nothing of its own surroundings is read, and nothing is sent twice. */
final class Cluster {
    private Cluster() {}

    static KubernetesClient open(Vertx vertx, Connection connection, Duration within) {
        var config = new ConfigBuilder(Config.empty())
                .withMasterUrl(connection.setting("url"))
                .withConnectionTimeout((int) within.toMillis())
                .withRequestTimeout((int) within.toMillis())
                .withRequestRetryBackoffLimit(0)
                .withNamespace("default");
        connection.secret().ifPresent(secret -> config.withOauthToken(secret.expose()));
        Optional.of(connection.setting("ca", ""))
                .filter(ca -> !ca.isEmpty())
                .map(ca -> Base64.getEncoder().encodeToString(ca.getBytes(StandardCharsets.UTF_8)))
                .ifPresent(config::withCaCertData);
        return new KubernetesClientBuilder()
                .withConfig(config.build())
                .withHttpClientFactory(new VertxHttpClientFactory(vertx))
                .build();
    }

    /** @throws NotDone where the connection is for other namespaces, or for namespaces alone */
    static void check(Connection connection, KubernetesCommand command) {
        var allowed = connection.setting("namespaces", "").strip();
        if (allowed.isEmpty()) {
            return;
        }
        var namespace = command.namespace();
        if (namespace.isEmpty()) {
            throw new NotDone("the connection is for the namespaces " + allowed + " only, not for nodes");
        }
        if (!List.of(allowed.split("[\\s,]+")).contains(namespace.get())) {
            throw new NotDone("the connection does not allow the namespace " + namespace.get());
        }
    }

    static Resource<? extends HasMetadata> workload(KubernetesClient client, Workload workload) {
        var apps = client.apps();
        return switch (workload.kind()) {
            case "deployment" ->
                apps.deployments().inNamespace(workload.namespace()).withName(workload.name());
            case "statefulset" ->
                apps.statefulSets().inNamespace(workload.namespace()).withName(workload.name());
            default -> apps.daemonSets().inNamespace(workload.namespace()).withName(workload.name());
        };
    }
}
