package io.watchkeeper.plan.operation;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.vertx.core.Vertx;
import io.watchkeeper.decision.plan.OperationCall;

/** Restarts and scales workloads, deletes pods, takes nodes out of use and brings them back. */
final class KubernetesOperation implements Operation {
    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;

    private final Vertx vertx;

    KubernetesOperation(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public Outcome carryOut(OperationCall call, Connection connection, String key, Duration within, Output output)
            throws InterruptedException {
        var command = KubernetesCommand.read(call.does().get(0), call.values());
        Cluster.check(connection, command);
        var until = RealTime.INSTANCE.now().plus(within);
        try (var client = Cluster.open(vertx, connection, within)) {
            return carryOut(client, command, key, new Patience(until, output));
        } catch (KubernetesClientException failed) {
            return outcome(failed);
        }
    }

    private static Outcome carryOut(KubernetesClient client, KubernetesCommand command, String key, Patience patience)
            throws InterruptedException {
        if (command instanceof KubernetesCommand.Restart restart) {
            return restart(client, restart, key);
        }
        if (command instanceof KubernetesCommand.Await await) {
            return new Rollout(client, await.workload()).await(patience);
        }
        if (command instanceof KubernetesCommand.Scale scale) {
            Cluster.workload(client, scale.workload())
                    .patch(MERGE, "{\"spec\":{\"replicas\":" + scale.replicas() + "}}");
            return done(Map.of("replicas", Integer.toString(scale.replicas())));
        }
        if (command instanceof KubernetesCommand.DeletePod pod) {
            var deleted =
                    client.pods().inNamespace(pod.within()).withName(pod.name()).delete();
            return deleted.isEmpty() ? new Outcome.Failed("there is no pod " + pod.name()) : done(Map.of());
        }
        if (command instanceof KubernetesCommand.Cordon cordon) {
            cordon(client, cordon.node(), cordon.on());
            return done(Map.of());
        }
        var node = ((KubernetesCommand.Drain) command).node();
        return new Draining(client, node).carryOut(patience, () -> cordon(client, node, true));
    }

    /** The annotation is named after the attempt: who asks again for the same attempt restarts nothing again. */
    private static Outcome restart(KubernetesClient client, KubernetesCommand.Restart restart, String key) {
        Cluster.workload(client, restart.workload())
                .patch(
                        MERGE,
                        "{\"spec\":{\"template\":{\"metadata\":{\"annotations\":{\"watchkeeper.io/restarted-by\":%s}}}}}"
                                .formatted(Members.json(key)));
        return done(Map.of());
    }

    private static void cordon(KubernetesClient client, String node, boolean on) {
        client.nodes().withName(node).patch(MERGE, "{\"spec\":{\"unschedulable\":" + (on ? "true" : "null") + "}}");
    }

    private static Outcome done(Map<String, String> outputs) {
        return new Outcome.Done(new TreeMap<>(outputs));
    }

    /** The cluster's own word of refusal is one; silence is none. */
    static Outcome outcome(KubernetesClientException failed) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("while the cluster was asked");
        }
        var why = "the cluster: "
                + String.valueOf(failed.getMessage()).lines().findFirst().orElse("");
        boolean refused = failed.getCode() >= CLIENT_ERROR && failed.getCode() < SERVER_ERROR;
        boolean unreached = Stream.<Throwable>iterate(failed, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof ConnectException || cause instanceof UnknownHostException);
        return refused || unreached ? new Outcome.Failed(why) : new Outcome.Unknown(why);
    }
}
