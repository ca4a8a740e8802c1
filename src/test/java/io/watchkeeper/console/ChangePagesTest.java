package io.watchkeeper.console;

import static io.watchkeeper.testing.Administrator.asAdministrator;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.watchkeeper.object.change.OpenChanges;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class ChangePagesTest {
    @Inject
    OpenChanges changes;

    @Test
    void a_change_is_recorded_seen_on_its_objects_and_ended() {
        asAdministrator()
                .contentType("application/json")
                .body("{\"kind\":\"host\",\"name\":\"page-changed\"}")
                .put("/api/v1/objects");
        var visitor = Visitor.signedIn("en");
        var form = visitor.open("/changes/new").expectForm("form[action=/changes]");

        var refused = visitor.page(visitor.send(form, Map.of("objects", "nonsense", "ends", "2036-03-01T08:00")));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("This must name an object");
        assertThat(refused.expectForm("#objects").text()).isEqualTo("nonsense");
        var made = visitor.send(
                form,
                Map.of(
                        "id", "page-1",
                        "kind", "MAINTENANCE",
                        "objects", "host/page-changed",
                        "ends", visitorTime(),
                        "suppress", "true",
                        "summary", "<b>Disks</b>"));
        var page = visitor.follow(made);
        assertThat(page.text()).contains("page-1", "Under way", "Holds alerts back", "<b>Disks</b>");
        changes.refresh().await().indefinitely();
        Senders.diskAlert("page-changed");
        assertThat(visitor.open("/changes/page-1").text())
                .contains("1 signals held back", "Disk of page-changed is full");
        assertThat(visitor.open("/changes?state=OPEN").text()).contains("page-1");
        var object = visitor.open("/objects?q=page-changed")
                .html()
                .expectFirst("tbody a")
                .attr("href");
        assertThat(visitor.open(object).html().select("a[href^=/changes/page-1]"))
                .hasSize(1);

        visitor.send(visitor.open("/changes/page-1").expectForm("form[action$=close]"), Map.of());
        assertThat(visitor.open("/changes/page-1").text()).contains("Ended", "ended early");
        changes.refresh().await().indefinitely();
    }

    /** Far enough in every zone, and near enough for a change. */
    private static String visitorTime() {
        return LocalDateTime.now().plusDays(3).truncatedTo(ChronoUnit.MINUTES).toString();
    }
}
