package io.watchkeeper.remote;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.vertx.VertxHttpClientFactory;
import io.vertx.core.Vertx;
import io.watchkeeper.access.secret.SecretValue;

/** How the service talks to a Kubernetes cluster: nothing of its own surroundings is read, and nothing is sent twice. */
public final class ClusterClient {
    private ClusterClient() {}

    /**
     * @param url of the cluster's API
     * @param ca certificates in PEM, empty where the platform knows them
     * @param token of a service account
     * @param within for each request
     */
    public static KubernetesClient open(
            Vertx vertx, String url, String ca, Optional<SecretValue> token, Duration within) {
        var config = new ConfigBuilder(Config.empty())
                .withMasterUrl(url)
                .withConnectionTimeout((int) within.toMillis())
                .withRequestTimeout((int) within.toMillis())
                .withRequestRetryBackoffLimit(0)
                .withNamespace("default");
        token.ifPresent(secret -> config.withOauthToken(secret.expose()));
        if (!ca.isEmpty()) {
            config.withCaCertData(Base64.getEncoder().encodeToString(ca.getBytes(StandardCharsets.UTF_8)));
        }
        return new KubernetesClientBuilder()
                .withConfig(config.build())
                .withHttpClientFactory(new VertxHttpClientFactory(vertx))
                .build();
    }
}
