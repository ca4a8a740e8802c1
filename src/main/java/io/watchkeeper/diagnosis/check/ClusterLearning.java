package io.watchkeeper.diagnosis.check;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.access.secret.SecretReference;
import io.watchkeeper.access.secret.SecretValue;
import io.watchkeeper.access.secret.SecretVault;
import io.watchkeeper.diagnosis.DiagnosisConfig;
import io.watchkeeper.object.LearnedObjects;
import io.watchkeeper.object.LearnedObjects.Seen;
import io.watchkeeper.object.ManagedObject;
import io.watchkeeper.remote.ClusterClient;

/** Learns objects from the clusters whose sources say so, now and then, one node at a time. What somebody said of an object is never changed by it. */
@Singleton
public class ClusterLearning {
    private static final Duration WITHIN = Duration.ofSeconds(20);

    private static final String DUE =
            """
            update check_source set learned_at = now()
            where kind = 'KUBERNETES' and settings->>'learn' = 'yes' and (learned_at is null or learned_at < now() - make_interval(secs => $1::bigint))
            returning *
            """;

    private final Pool pool;
    private final SecretVault secrets;
    private final LearnedObjects objects;
    private final DiagnosisConfig config;
    private final Tools tools;

    /** What clusters are read with. */
    @Singleton
    record Tools(Vertx vertx, Clock clock) {}

    ClusterLearning(Pool pool, SecretVault secrets, LearnedObjects objects, DiagnosisConfig config, Tools tools) {
        this.pool = pool;
        this.secrets = secrets;
        this.objects = objects;
        this.config = config;
        this.tools = tools;
    }

    @Scheduled(every = "30s", delayed = "15s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return step().onFailure()
                .invoke(failed -> Log.debugf(failed, "Clusters are looked at again in a while"))
                .onFailure()
                .recoverWithNull();
    }

    /** Reads those that are due. */
    public Uni<Void> step() {
        if (config.learnObjectsEvery().isZero()) {
            return Uni.createFrom().voidItem();
        }
        return pool.preparedQuery(DUE)
                .execute(Tuple.of(config.learnObjectsEvery().toSeconds()))
                .onItem()
                .transformToMulti(rows -> Multi.createFrom()
                        .items(StreamSupport.stream(rows.spliterator(), false).map(CheckSource::of)))
                .onItem()
                .transformToUniAndConcatenate(this::learn)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> learn(CheckSource source) {
        return secret(source)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(secret -> list(source, secret))
                .map(found -> found.stream()
                        .map(object -> new Seen(object, tools.clock().instant()))
                        .toList())
                .chain(found -> pool.withTransaction(transaction -> objects.keep(
                        transaction, source.workspace(), found, tools.clock().instant())))
                .onFailure()
                .invoke(failed -> Log.warnf(
                        "No objects were learned from %s/%s: %s",
                        source.workspace(), source.name(), failed.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Optional<SecretValue>> secret(CheckSource source) {
        return source.secret() == null
                ? Uni.createFrom().item(Optional.empty())
                : secrets.use(new SecretReference(source.workspace(), source.secret()), "learning objects");
    }

    private List<ManagedObject> list(CheckSource source, Optional<SecretValue> secret) {
        var settings = source.settings();
        var namespaces = Stream.of(
                        settings.getOrDefault("namespaces", "").strip().split("[\\s,]+"))
                .filter(namespace -> !namespace.isEmpty())
                .toList();
        try (var client = ClusterClient.open(
                tools.vertx().getDelegate(),
                settings.getOrDefault("url", ""),
                settings.getOrDefault("ca", ""),
                secret,
                WITHIN)) {
            return new ClusterListing(client, source.name(), namespaces).all();
        }
    }
}
