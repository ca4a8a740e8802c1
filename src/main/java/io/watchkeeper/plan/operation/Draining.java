package io.watchkeeper.plan.operation;

import java.net.HttpURLConnection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;

/** Moves the pods of a node elsewhere: evicted, so that disruption budgets are kept to, and waited for until they are gone. */
record Draining(KubernetesClient client, String node) {
    private static final String MIRROR = "kubernetes.io/config.mirror";
    private static final int TOO_MANY = 429;

    /** @param cordon keeps new pods away; done only where the others may be moved */
    Outcome carryOut(Patience patience, Runnable cordon) throws InterruptedException {
        if (client.nodes().withName(node).get() == null) {
            return new Outcome.Failed("there is no node " + node);
        }
        var lone = pods().stream()
                .filter(pod -> pod.getMetadata().getOwnerReferences().isEmpty())
                .map(Draining::name)
                .toList();
        if (!lone.isEmpty()) {
            return new Outcome.Failed("nobody would start these pods again: " + String.join(", ", lone));
        }
        cordon.run();
        int moved = 0;
        for (var pods = pods(); !pods.isEmpty(); pods = pods()) {
            moved = Math.max(moved, pods.size());
            patience.output().line(pods.size() + " pods are left");
            pods.stream()
                    .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                    .forEach(this::evict);
            if (!patience.another()) {
                return new Outcome.Failed("the node takes no new pods, and these are still there: "
                        + String.join(", ", pods.stream().map(Draining::name).toList()));
            }
        }
        return new Outcome.Done(new TreeMap<>(Map.of("pods", Integer.toString(moved))));
    }

    /** Without those that belong to each node, and those that have ended. */
    private List<Pod> pods() {
        return client.pods().inAnyNamespace().withField("spec.nodeName", node).list().getItems().stream()
                .filter(pod -> pod.getMetadata().getOwnerReferences().stream()
                        .noneMatch(owner -> owner.getKind().equals("DaemonSet")))
                .filter(pod -> pod.getMetadata().getAnnotations() == null
                        || !pod.getMetadata().getAnnotations().containsKey(MIRROR))
                .filter(pod -> pod.getStatus() == null
                        || !List.of("Succeeded", "Failed")
                                .contains(String.valueOf(pod.getStatus().getPhase())))
                .toList();
    }

    /** A budget that is used up is asked again; a pod that is gone is what is wanted. */
    private void evict(Pod pod) {
        try {
            client.pods()
                    .inNamespace(pod.getMetadata().getNamespace())
                    .withName(pod.getMetadata().getName())
                    .evict();
        } catch (KubernetesClientException refused) {
            if (refused.getCode() != TOO_MANY && refused.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
                throw refused;
            }
        }
    }

    private static String name(Pod pod) {
        return pod.getMetadata().getNamespace() + "/" + pod.getMetadata().getName();
    }
}
