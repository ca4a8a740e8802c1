package io.watchkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.watchkeeper.diagnosis.DiagnosisRuns;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class DiagnosisPagesTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    DiagnosisRuns runs;

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
}
