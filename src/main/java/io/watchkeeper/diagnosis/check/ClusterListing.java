package io.watchkeeper.diagnosis.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.watchkeeper.object.ManagedObject;
import io.watchkeeper.object.ObjectName;
import io.watchkeeper.object.ObjectState;

/**
 * The objects of a cluster that are worth knowing: its nodes, its namespaces and what is deployed in them; pods come and go.
 *
 * @param source by whose name the cluster is told from others
 * @param namespaces the only ones that are looked at; empty for all, and for the nodes
 */
record ClusterListing(KubernetesClient client, String source, List<String> namespaces) {
    private static final ListOptions MOST =
            new ListOptionsBuilder().withLimit(1000L).build();

    private static final List<String> APPLICATION =
            List.of("app.kubernetes.io/part-of", "app.kubernetes.io/name", "app.kubernetes.io/instance", "app");

    private static final String ZONE = "topology.kubernetes.io/zone";

    /** At most a thousand of a kind. */
    List<ManagedObject> all() {
        var found = new ArrayList<ManagedObject>();
        if (namespaces.isEmpty()) {
            client.nodes().list(MOST).getItems().forEach(node -> found.add(node(node)));
            client.namespaces()
                    .list(MOST)
                    .getItems()
                    .forEach(namespace -> found.add(
                            object("namespace", namespace.getMetadata().getName(), namespace)));
            deployed(found, Optional.empty());
        } else {
            namespaces.forEach(namespace -> deployed(found, Optional.of(namespace)));
        }
        return found;
    }

    private void deployed(List<ManagedObject> found, Optional<String> namespace) {
        var apps = client.apps();
        Map<String, Function<String, Stream<? extends HasMetadata>>> kinds = new TreeMap<>(Map.of(
                "deployment",
                in -> (in.isEmpty()
                                ? apps.deployments().inAnyNamespace()
                                : apps.deployments().inNamespace(in))
                        .list(MOST).getItems().stream(),
                "statefulset",
                in -> (in.isEmpty()
                                ? apps.statefulSets().inAnyNamespace()
                                : apps.statefulSets().inNamespace(in))
                        .list(MOST).getItems().stream(),
                "daemonset",
                in -> (in.isEmpty()
                                ? apps.daemonSets().inAnyNamespace()
                                : apps.daemonSets().inNamespace(in))
                        .list(MOST).getItems().stream()));
        kinds.forEach((kind, list) -> list.apply(namespace.orElse(""))
                .forEach(one -> found.add(object(
                        kind,
                        one.getMetadata().getNamespace() + "/"
                                + one.getMetadata().getName(),
                        one))));
    }

    private ManagedObject node(Node node) {
        var addresses = node.getStatus() == null
                ? List.<String>of()
                : node.getStatus().getAddresses().stream()
                        .map(address -> address.getAddress())
                        .distinct()
                        .toList();
        return object("node", node.getMetadata().getName(), node, addresses);
    }

    private ManagedObject object(String kind, String name, HasMetadata one) {
        return object(kind, name, one, List.of());
    }

    private ManagedObject object(String kind, String name, HasMetadata one, List<String> addresses) {
        var labels = Optional.ofNullable(one.getMetadata().getLabels()).orElse(Map.of());
        var application = APPLICATION.stream()
                .map(label -> labels.getOrDefault(label, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
        return new ManagedObject(
                new ObjectName(kind, name),
                application,
                "",
                labels.getOrDefault(ZONE, ""),
                "",
                "",
                null,
                addresses,
                "",
                List.of(),
                List.of(),
                new TreeMap<>(Map.of("cluster", source)),
                "kubernetes",
                ObjectState.UNCONFIRMED);
    }
}
