package io.watchkeeper.diagnosis.check;

import java.util.Map;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;

/**
 * An object of a cluster by its kind and names.
 *
 * @param kind as checks write it
 * @param namespace empty for kinds that stand in none
 */
record ClusterObject(String kind, String namespace, String name) {
    static final String POD = "pod";
    static final String NODE = "node";

    private static final Map<String, ResourceDefinitionContext> KINDS = Map.of(
            POD,
            kind("", "Pod", "pods", true),
            NODE,
            kind("", "Node", "nodes", false),
            "deployment",
            kind("apps", "Deployment", "deployments", true),
            "statefulset",
            kind("apps", "StatefulSet", "statefulsets", true),
            "daemonset",
            kind("apps", "DaemonSet", "daemonsets", true),
            "job",
            kind("batch", "Job", "jobs", true));

    private static ResourceDefinitionContext kind(String group, String kind, String plural, boolean namespaced) {
        return new ResourceDefinitionContext.Builder()
                .withGroup(group)
                .withVersion("v1")
                .withKind(kind)
                .withPlural(plural)
                .withNamespaced(namespaced)
                .build();
    }

    boolean namespaced() {
        return context().isNamespaceScoped();
    }

    /** As the cluster calls the kind. */
    String clusterKind() {
        return context().getKind();
    }

    Resource<GenericKubernetesResource> in(KubernetesClient client) {
        var all = client.genericKubernetesResources(context());
        return namespaced() ? all.inNamespace(namespace).withName(name) : all.withName(name);
    }

    private ResourceDefinitionContext context() {
        var known = KINDS.get(kind);
        if (known == null) {
            throw new CheckFailed("no check looks at a " + kind);
        }
        return known;
    }
}
