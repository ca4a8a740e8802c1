package io.watchkeeper.plan.operation;

import java.util.Map;
import java.util.TreeMap;

import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetStatus;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import io.fabric8.kubernetes.client.KubernetesClient;

/** Whether all pods of a workload are those of its latest description, and ready. */
record Rollout(KubernetesClient client, KubernetesCommand.Workload workload) {
    /** @param seen whether the controller has looked at the latest description */
    private record Counts(boolean seen, int wanted, int updated, int ready, int all) {
        boolean complete() {
            return seen && updated >= wanted && ready >= wanted && all <= wanted;
        }
    }

    Outcome await(Patience patience) throws InterruptedException {
        while (true) {
            var found = Cluster.workload(client, workload).get();
            if (found == null) {
                return new Outcome.Failed("there is no " + workload.kind() + " " + workload.name());
            }
            var counts = counts(found);
            patience.output()
                    .line(counts.ready() + " of " + counts.wanted() + " pods are ready, " + counts.updated() + " new");
            if (counts.complete()) {
                return new Outcome.Done(new TreeMap<>(Map.of("ready", Integer.toString(counts.ready()))));
            }
            if (!patience.another()) {
                return new Outcome.Failed(counts.ready() + " of " + counts.wanted() + " pods are ready, "
                        + counts.updated() + " of them new");
            }
        }
    }

    private static Counts counts(Object found) {
        if (found instanceof Deployment one) {
            var status = one.getStatus() == null ? new DeploymentStatus() : one.getStatus();
            return new Counts(
                    seen(status.getObservedGeneration(), one.getMetadata().getGeneration()),
                    number(one.getSpec().getReplicas()),
                    number(status.getUpdatedReplicas()),
                    number(status.getReadyReplicas()),
                    number(status.getReplicas()));
        }
        if (found instanceof StatefulSet one) {
            var status = one.getStatus() == null ? new StatefulSetStatus() : one.getStatus();
            return new Counts(
                    seen(status.getObservedGeneration(), one.getMetadata().getGeneration()),
                    number(one.getSpec().getReplicas()),
                    number(status.getUpdatedReplicas()),
                    number(status.getReadyReplicas()),
                    number(status.getReplicas()));
        }
        var one = (DaemonSet) found;
        var status = one.getStatus() == null ? new DaemonSetStatus() : one.getStatus();
        int wanted = number(status.getDesiredNumberScheduled());
        return new Counts(
                seen(status.getObservedGeneration(), one.getMetadata().getGeneration()),
                wanted,
                number(status.getUpdatedNumberScheduled()),
                number(status.getNumberReady()),
                wanted);
    }

    private static boolean seen(Long observed, Long latest) {
        return observed != null && (latest == null || observed >= latest);
    }

    private static int number(Integer count) {
        return count == null ? 0 : count;
    }
}
