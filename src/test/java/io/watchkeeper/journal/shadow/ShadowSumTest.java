package io.watchkeeper.journal.shadow;

import static io.watchkeeper.testing.Administrator.as;
import static io.watchkeeper.testing.Administrator.asAdministrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.watchkeeper.access.Colleagues;
import io.watchkeeper.decision.Stage;
import io.watchkeeper.decision.backtest.Cell;
import io.watchkeeper.decision.backtest.Regraded;
import io.watchkeeper.decision.backtest.SignalCounts;
import io.watchkeeper.rulebook.LiveRulebook;
import io.watchkeeper.rulebook.release.VersionOverHttp;
import io.watchkeeper.rulebook.shadow.ShadowRulebook;
import io.watchkeeper.rulebook.shadow.ShadowRuns;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What several nodes have counted of one shadow, read by people of several workspaces. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class ShadowSumTest {
    @Inject
    Colleagues colleagues;

    @Inject
    LiveRulebook live;

    @Inject
    ShadowRulebook shadow;

    @Inject
    ShadowRuns runs;

    @Inject
    ShadowStore store;

    private String li;

    @BeforeEach
    void hire() {
        li = colleagues.token("li", "analyst");
        stop();
    }

    @AfterEach
    void stop() {
        shadow.current().ifPresent(there -> as(li).delete(
                        new VersionOverHttp(there.run().version()).address("/shadow")));
    }

    @Test
    void what_other_nodes_have_counted_is_added_and_what_other_workspaces_hold_is_not() {
        var draft = VersionOverHttp.draft(li, null);
        draft.step(li, "shadow").statusCode(200);
        var run = runs.latest(draft.version()).await().indefinitely().orElseThrow();
        var elsewhere = new ShadowStore.Of(live.version().orElseThrow(), "default");
        store.write(run.id(), "a node that is gone", elsewhere, 3, counts(5))
                .await()
                .indefinitely();
        store.write(run.id(), "another node", elsewhere, 1, counts(7)).await().indefinitely();

        var seen = as(li).get(draft.address("/shadow")).then().extract().jsonPath();

        assertThat(seen.getLong("signals")).isEqualTo(12);
        assertThat(seen.getLong("dropped")).isEqualTo(4);
        assertThat(seen.getString("sentences[2].en")).isEqualTo("12 of 16 signals were compared.");
        assertThat(seen.getLong("matrix[0].count")).isEqualTo(12);
        as(inAnotherWorkspace())
                .get(draft.address("/shadow"))
                .then()
                .statusCode(200)
                .body("signals", equalTo(0))
                .body("dropped", equalTo(0));
    }

    private static SignalCounts counts(long signals) {
        var same = new Cell(Stage.GRADING, "HIGH", "HIGH", signals);
        return new SignalCounts(signals, 0, new Regraded(0, 0, 0), List.of(same), List.of());
    }

    private static String inAnotherWorkspace() {
        asAdministrator()
                .contentType(ContentType.JSON)
                .body(Map.of("code", "shade", "name", Map.of("en", "Shade", "zh", "影")))
                .post("/api/v1/workspaces");
        return asAdministrator()
                .contentType(ContentType.JSON)
                .queryParam("workspace", "shade")
                .body(Map.of("name", "reader in the shade " + System.nanoTime(), "roles", List.of("viewer")))
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }
}
