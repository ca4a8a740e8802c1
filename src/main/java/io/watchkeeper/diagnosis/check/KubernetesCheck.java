package io.watchkeeper.diagnosis.check;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.vertx.core.Vertx;
import io.watchkeeper.decision.diagnosis.CheckCall;
import io.watchkeeper.remote.ClusterClient;

/** Looks at an object of a Kubernetes cluster, or at what the cluster tells of it. */
final class KubernetesCheck implements Check {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;
    private static final Set<Integer> REFUSED = Set.of(400, 401, 403, 405, 422);

    private final Vertx vertx;
    private final Clock clock;

    KubernetesCheck(Vertx vertx, Clock clock) {
        this.vertx = vertx;
        this.clock = clock;
    }

    @Override
    public String target(CheckCall call, Source source) {
        return source.name();
    }

    @Override
    public Answer measure(CheckCall call, Source source, Duration within) throws IOException {
        var wanted = new ClusterObject(
                call.value("object", ClusterObject.POD), call.value("namespace", ""), call.value("name", ""));
        allowed(wanted, source.setting("namespaces", ""));
        try (var client =
                ClusterClient.open(vertx, source.setting("url"), source.setting("ca", ""), source.secret(), within)) {
            return call.value("read", "phase").startsWith("event")
                    ? events(client, call, wanted)
                    : state(client, call, wanted);
        } catch (KubernetesClientException failed) {
            return failure(failed);
        }
    }

    private static void allowed(ClusterObject wanted, String namespaces) {
        if (wanted.name().isEmpty() || wanted.namespaced() == wanted.namespace().isEmpty()) {
            throw new CheckFailed("a " + wanted.kind() + " is named by "
                    + (wanted.namespaced() ? "its namespace and its name" : "its name alone"));
        }
        if (!namespaces.isBlank()
                && !List.of(namespaces.strip().split("[\\s,]+")).contains(wanted.namespace())) {
            throw new CheckFailed(
                    wanted.namespaced()
                            ? "the source does not allow the namespace " + wanted.namespace()
                            : "the source is for the namespaces " + namespaces + " only");
        }
    }

    private static Answer state(KubernetesClient client, CheckCall call, ClusterObject wanted) {
        var found = wanted.in(client).get();
        return found == null
                ? Answer.none("the cluster has no such " + wanted.kind())
                : ClusterState.of(json(client, found)).read(call.value("read", "phase"), call.value("of", ""));
    }

    private Answer events(KubernetesClient client, CheckCall call, ClusterObject wanted) {
        var since = clock.instant().minusSeconds(Durations.seconds(call.value("within", "1h")));
        var events = new ClusterEvents(wanted, call.value("of", ""), since);
        var found = events.among(client).stream()
                .map(event -> json(client, event))
                .filter(events::counts)
                .toList();
        return call.value("read", "").equals("events") ? ClusterEvents.count(found) : ClusterEvents.latest(found);
    }

    private static JsonNode json(KubernetesClient client, Object resource) {
        try {
            return JSON.readTree(client.getKubernetesSerialization().asJson(resource));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("what was read as JSON can be written as JSON", impossible);
        }
    }

    /** Its message is the cluster's, and holds no token. */
    private static Answer failure(KubernetesClientException failed) throws IOException {
        if (failed.getCode() == NOT_FOUND) {
            return Answer.none("the cluster has nothing of the kind");
        }
        if (REFUSED.contains(failed.getCode())) {
            throw new CheckFailed("the cluster refuses: " + failed.getCode() + " " + said(failed));
        }
        throw new IOException(failed.getCode() == TOO_MANY ? "the cluster has too much to do" : said(failed));
    }

    private static String said(KubernetesClientException failed) {
        return failed.getStatus() == null
                ? failed.getMessage()
                : failed.getStatus().getMessage();
    }
}
