package io.watchkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.watchkeeper.diagnosis.DiagnosisRuns;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class DiagnosisPagesTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    DiagnosisRuns runs;

    @Inject
    Pool pool;

    @Test
    void a_diagnosis_is_started_on_the_event_watched_while_it_runs_and_kept_as_a_drawing_and_a_list() {
        var visitor = Visitor.signedIn("en");
        var event = Senders.diskAlert("<script>diagnosed</script>");
        var page = visitor.open("/events/" + event);
        assertThat(page.html().expectFirst("#diagnosis").text()).contains("No diagnosis was made");

        page = visitor.follow(visitor.send(page.expectForm("form[action$=diagnoses]"), Map.of()));
        var address = page.html().expectFirst("#diagnosis").attr("hx-get");
        assertThat(address).matches("/diagnoses/\\d+");
        assertThat(page.html().select("svg .node.ASKED")).hasSize(1);
        assertThat(page.html().select("svg .node")).hasSizeGreaterThan(5);

        runs.step().await().atMost(SOON);
        var ended = page;
        for (long until = System.nanoTime() + SOON.toNanos(); System.nanoTime() < until; ) {
            ended = visitor.open(address);
            if (!ended.html().expectFirst("#diagnosis").hasAttr("hx-get")) {
                break;
            }
        }
        assertThat(ended.html().expectFirst("#diagnosis").hasAttr("hx-get")).isFalse();
        assertThat(ended.html().select("svg .NO_DATA text").text()).contains("could not be asked");
        assertThat(ended.html().select(".way-list li")).hasSize(2);
        assertThat(ended.html().select(".way-list").text()).contains("no source of checks is called prometheus");

        var told = visitor.open("/events/" + event).html();
        assertThat(told.expectFirst("#diagnosis svg .NO_DATA")).isNotNull();
        assertThat(told.expectFirst(".timeline").text()).contains("Diagnosed");
        assertThat(Visitor.signedIn("zh").open(address).html().text()).contains("未找到原因");
    }

    @Test
    void what_other_answers_would_conclude_is_shown_beside_what_was_found_and_stored_nowhere() {
        var visitor = Visitor.signedIn("en");
        var event = Senders.diskAlert("replayed");
        var started = visitor.send(visitor.open("/events/" + event).expectForm("form[action$=diagnoses]"), Map.of());
        var address = started.header("Location");
        runs.step().await().atMost(SOON);
        var ended = visitor.open(address);
        for (long until = System.nanoTime() + SOON.toNanos();
                System.nanoTime() < until
                        && ended.html().expectFirst("#diagnosis").hasAttr("hx-get"); ) {
            ended = visitor.open(address);
        }
        var page = visitor.open(
                ended.html().expectFirst("#diagnosis a[href$=replay]").attr("href"));
        assertThat(page.text()).contains("The cause is the same as before", "No cause found");
        var node = page.html().expectFirst("select[name^=status-]").attr("name").substring("status-".length());

        var other = visitor.page(
                visitor.send(page.expectForm("#replay"), Map.of("status-" + node, "OK", "value-" + node, "3")));

        assertThat(other.html().select("svg .node.ANSWERED .value").text()).startsWith("3");
        assertThat(other.text())
                .contains("given here", "Another way is taken at " + node, "Nothing that is stored answers");
        assertThat(other.html().expectFirst("#value-" + node).val()).isEqualTo("3");
        assertThat(visitor.open(address).html().select("svg .node.ANSWERED")).isEmpty();
        var refused = visitor.page(visitor.send(page.expectForm("#replay"), Map.of("version", "99999999")));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().expectFirst("[role=alert]").text()).contains("There is no such version");
        assertThat(refused.html().expectFirst("#version").val()).isEqualTo("99999999");
    }

    @Test
    void events_that_one_thing_explains_are_shown_with_each_other_and_once_as_their_cause() {
        var visitor = Visitor.signedIn("en");
        var one = Senders.diskAlert("same-1");
        var other = Senders.diskAlert("same-2");
        pool.query(
                        """
                        with made as (
                            insert into diagnosis (workspace, event_id, life, tree, root, rulebook_version, automatic, started_by, state, started_at, deadline_at)
                            select workspace, id, 0, 'DISK-FULL', 'DISK-FREE', 1, true, 'test', 'CONCLUDED', now(), now() from risk_event where id in (%s, %s)
                            returning id, event_id, workspace)
                        insert into found_cause (event_id, workspace, diagnosis_id, life, cause, place, upstream, above, group_id, found_at)
                        select event_id, workspace, id, 0, 'DISK-FULL-FAST', 'host/same', '{}', false, (select min(id) from made), now() from made
                        """
                                .formatted(one, other))
                .execute()
                .await()
                .indefinitely();
        pool.query(
                        "update risk_event set diagnosis = '{\"id\": \"1\", \"state\": \"CONCLUDED\", \"life\": 0}' where id in (%s, %s)"
                                .formatted(one, other))
                .execute()
                .await()
                .indefinitely();

        assertThat(visitor.open("/events/" + one).html().select("#same-cause-events a[href=/events/" + other + "]"))
                .hasSize(1);
        var causes = visitor.open("/causes");
        assertThat(causes.text()).contains("Something writes more than a gigabyte an hour", "Explains 2 events");
        assertThat(causes.html().select("a[href=/events/" + one + "], a[href=/events/" + other + "]"))
                .hasSize(2);
        assertThat(Visitor.signedIn("zh").open("/causes").text()).contains("涉及 2 个事件");
    }
}
