package io.watchkeeper.diagnosis.check;

import static io.watchkeeper.testing.Administrator.asAdministrator;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.vertx.mutiny.sqlclient.Pool;
import io.watchkeeper.decision.diagnosis.CheckCall;
import io.watchkeeper.decision.diagnosis.CheckKind;
import io.watchkeeper.decision.diagnosis.CheckTraits;
import io.watchkeeper.plan.RunsOverHttp;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.Test;

/** What Watchkeeper itself knows around an event, counted as a check. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class KnownHereTest {
    private static final Duration WITHIN = Duration.ofSeconds(10);

    private final String shop = "shop-" + UUID.randomUUID();
    private final String database = "db-" + UUID.randomUUID();

    @Inject
    KnownHere known;

    @Inject
    Pool pool;

    @Inject
    Clock clock;

    @Test
    void open_events_upstream_and_runs_and_changes_there_count_for_what_needs_them() {
        put(
                "/api/v1/objects",
                List.of(
                        Map.of("kind", "host", "name", shop, "dependsOn", List.of("host/" + database)),
                        Map.of("kind", "host", "name", database)));
        var atShop = alert(shop);
        assertThat(count(atShop, "open-upstream")).isZero();
        assertThat(count(atShop, "runs")).isZero();
        assertThat(count(atShop, "changes")).isZero();

        var atDatabase = alert(database);
        RunsOverHttp.started("EXAMINE", database);
        asAdministrator()
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "kind",
                        "MAINTENANCE",
                        "objects",
                        List.of("host/" + database),
                        "endsAt",
                        clock.instant().plusSeconds(60).toString(),
                        "summary",
                        "at work"))
                .post("/api/v1/changes")
                .then()
                .statusCode(201);

        assertThat(count(atShop, "open-upstream")).isEqualTo(1);
        assertThat(count(atShop, "runs")).isEqualTo(1);
        assertThat(count(atShop, "changes")).isEqualTo(1);
        assertThat(count(atDatabase, "open-upstream")).isZero();
        assertThat(count(atDatabase, "open-on-object")).isZero();
    }

    private double count(String event, String what) {
        var call = new CheckCall(
                "N",
                "C",
                CheckKind.EVENTS,
                "",
                "",
                new TreeMap<>(Map.of("count", what)),
                new TreeMap<>(),
                Optional.of(Long.valueOf(event)),
                Optional.empty(),
                "",
                WITHIN,
                CheckTraits.Result.NUMBER);
        var own = new Source("default", "", Map.of(), Optional.empty());
        return new EventsCheck(pool, known, clock).measure(call, own, WITHIN).value();
    }

    private static void put(String path, Object body) {
        asAdministrator()
                .contentType(ContentType.JSON)
                .body(body)
                .put(path)
                .then()
                .statusCode(200);
    }

    private static String alert(String instance) {
        var labels = Map.of("alertname", "HostHighCpuLoad", "severity", "warning", "instance", instance);
        return asAdministrator()
                .contentType(ContentType.JSON)
                .body(List.of(Map.of("labels", labels)))
                .post("/api/v1/intake/alerts")
                .then()
                .statusCode(200)
                .extract()
                .path("results[0].eventId");
    }
}
