package io.watchkeeper.plan.operation;

import java.time.Duration;
import java.util.List;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.vertx.core.Vertx;
import io.watchkeeper.plan.operation.KubernetesCommand.Workload;
import io.watchkeeper.remote.ClusterClient;

/** The cluster that a connection leads to. */
final class Cluster {
    private Cluster() {}

    static KubernetesClient open(Vertx vertx, Connection connection, Duration within) {
        return ClusterClient.open(
                vertx, connection.setting("url"), connection.setting("ca", ""), connection.secret(), within);
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
