package io.watchkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.watchkeeper.plan.PlanRuns;
import io.watchkeeper.plan.StartsOfTests;
import io.watchkeeper.plan.machine.Planned;
import io.watchkeeper.testing.DatabaseForTests;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A plan from the event's page to its end, by the forms alone. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class RunPagesTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    PlanRuns runs;

    @Inject
    Pool pool;

    private Visitor visitor;

    @BeforeEach
    void signIn() {
        visitor = Visitor.signedIn("en");
    }

    @Test
    void a_plan_is_reviewed_confirmed_by_typing_answered_and_told_to_the_event() {
        var event = Senders.diskAlert("<b>" + UUID.randomUUID());
        var button = visitor.open("/events/" + event).html().expectFirst("a[href^='/runs/new?plan=']");
        assertThat(button.attr("href")).contains("event=" + event);

        var address = "/runs/new?plan=DISK-EXPAND&event=" + event;
        var sheet = visitor.open(address);
        assertThat(sheet.html().select(".run-steps li")).hasSize(4);
        assertThat(sheet.html().text()).contains("It was never run here").contains("Type this to confirm: DISK-EXPAND");

        var refused = visitor.send(sheet.expectForm("form[action='/runs']"), Map.of("confirmation", "yes"));
        assertThat(refused.statusCode()).isEqualTo(422);
        var started = visitor.send(sheet.expectForm("form[action='/runs']"), Map.of("confirmation", "DISK-EXPAND"));
        var run = started.header("Location");
        assertThat(run).matches("/runs/\\d+");
        assertThat(visitor.open(address).html().text()).contains("In the way").contains("Another run acts on");

        for (int step = 0; step < 4; step++) {
            asked(run);
            var page = visitor.open(run);
            visitor.send(page.expectForm("form[action$=answer]"), Map.of("answer", "DONE"));
        }
        assertThat(until(run, "Succeeded").select(".standing-DONE")).hasSize(4);
        assertThatTheEventTellsOf(run, event);
        assertThat(Visitor.signedIn("zh").open(run).html().text()).contains("成功");
    }

    private void assertThatTheEventTellsOf(String run, String event) {
        var page = visitor.open("/events/" + event).html();
        assertThat(page.expectFirst("a[href='" + run + "']").parent().text()).contains("Succeeded");
        assertThat(page.expectFirst(".timeline").text())
                .contains("A run of a plan begins")
                .contains("A run of a plan ends");
        assertThat(visitor.open("/runs?event=" + event)
                        .html()
                        .expectFirst("tbody")
                        .text())
                .contains("Succeeded");
    }

    @Test
    void what_does_not_fit_is_said_on_the_page() {
        var event = Senders.diskAlert("run-" + UUID.randomUUID());
        var sheet = visitor.open("/runs/new?plan=EXAMINE&event=" + event);
        var run =
                visitor.send(sheet.expectForm("form[action='/runs']"), Map.of()).header("Location");
        var page = visitor.open(run);
        visitor.send(page.expectForm("form[action$=pause]"), Map.of());
        var refused = visitor.send(page.expectForm("form[action$=pause]"), Map.of());
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.asString()).contains("The run is paused already.");
        visitor.send(visitor.open(run).expectForm("form[action$=stop]"), Map.of());
        assertThat(visitor.open(run).html().select("#run-controls button")).isEmpty();
        assertThat(visitor.open("/runs/new?plan=EXAMINE").html().text()).contains("It cannot be run so");
        assertThat(visitor.open("/runs?state=GONE").html().text()).contains("unknown value");
    }

    @Test
    void a_plan_is_run_from_its_own_page_which_then_tells_how_it_did() {
        var event = Senders.diskAlert("own-page-" + UUID.randomUUID());
        var form = visitor.open("/plans/USE-REVIEW")
                .expectForm("form:has(button[formaction=/runs/new][value=USE-REVIEW])");
        assertThat(form.select("#event, #targets")).hasSize(2);

        var sheet = visitor.open("/runs/new?plan=USE-REVIEW&targets=&event=%23" + event);
        assertThat(sheet.html().expectFirst("form[action='/runs/new'] #event").val())
                .isEqualTo(event);
        var run =
                visitor.send(sheet.expectForm("form[action='/runs']"), Map.of()).header("Location");
        visitor.send(visitor.open(run).expectForm("form[action$=stop]"), Map.of());

        var lately = visitor.open("/plans/USE-REVIEW").html().expectFirst("section:has(#lately)");
        assertThat(lately.select("a[href=" + run + "]")).hasSize(1);
        assertThat(lately.text()).contains("0 of the last 1 runs succeeded", "Stopped");
        assertThat(visitor.open("/runs/new?plan=USE-REVIEW&event=999999999").text())
                .contains("It cannot be run so", "There is no such event.");
    }

    @Test
    void a_run_that_has_ended_is_rolled_back_by_typing_what_its_start_asked_for() {
        var host = "back-" + UUID.randomUUID();
        var plan =
                Planned.run(List.of(host), Planned.step("a").manual().undone().atTargets());
        var run = "/runs/" + StartsOfTests.started(pool, plan);
        asked(run);
        visitor.send(visitor.open(run).expectForm("form[action$=answer]"), Map.of("answer", "DONE"));
        until(run, "Succeeded");
        var form = visitor.open(run).expectForm("form[action$=rollback]");
        assertThat(visitor.send(form, Map.of("confirmation", "no")).statusCode())
                .isEqualTo(422);
        visitor.send(form, Map.of("confirmation", "TRY"));
        asked(run);
        visitor.send(visitor.open(run).expectForm("form[action$=answer]"), Map.of("answer", "DONE"));
        assertThat(until(run, "Rolled back").text()).contains("Roll back asked for by");
        assertThat(visitor.open(run).html().select("form[action$=rollback]")).isEmpty();
    }

    private void asked(String run) {
        until(run, "Needs a person");
    }

    private Document until(String run, String state) {
        long over = System.nanoTime() + SOON.toNanos();
        while (System.nanoTime() < over) {
            runs.step().await().atMost(SOON);
            var page = visitor.open(run).html();
            if (page.expectFirst("#run-controls .state").text().equals(state)) {
                return page;
            }
        }
        throw new AssertionError(run + " stays " + visitor.open(run).html().text());
    }
}
