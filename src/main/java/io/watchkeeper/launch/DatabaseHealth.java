package io.watchkeeper.launch;

import java.time.Duration;

import jakarta.inject.Singleton;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the database answers and has the tables. */
@Readiness
@Singleton
class DatabaseHealth implements AsyncHealthCheck {
    /** A probe that waits longer is given up by who asked, who then knows nothing. */
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private static final String SCHEMA =
            "select version from flyway_schema_history where success order by installed_rank desc limit 1";

    private final Pool pool;

    DatabaseHealth(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom()
                .deferred(() -> pool.query(SCHEMA).execute())
                .ifNoItem()
                .after(LIMIT)
                .fail()
                .map(rows -> HealthCheckResponse.named("database")
                        .withData("schema", rows.iterator().next().getString(0))
                        .up()
                        .build())
                .onFailure()
                .recoverWithItem(failed -> HealthCheckResponse.named("database")
                        .withData(
                                "reason",
                                "no answer within a second, or no tables: "
                                        + failed.getClass().getSimpleName())
                        .down()
                        .build());
    }
}
