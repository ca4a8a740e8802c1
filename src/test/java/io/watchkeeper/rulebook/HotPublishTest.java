package io.watchkeeper.rulebook;

import static io.watchkeeper.testing.Administrator.as;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.watchkeeper.access.Colleagues;
import io.watchkeeper.rulebook.release.VersionOverHttp;
import io.watchkeeper.testing.DatabaseForTests;
import io.watchkeeper.testing.OwnStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Versions are published and rolled back while alerts come in. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
@TestProfile(OwnStore.class)
class HotPublishTest {
    private static final String ROW =
            "In the lab a full disk waits,540,grade,x,HOST-DISK-SPACE,,,,qa-lab,,,,,,,INFO,OUTSIDE_PRODUCTION";
    private static final int SENDERS = 3;
    private static final int CHANGES = 6;

    private record Posted(String outcome, String event) {}

    private record NoFolder(Optional<Path> directory, boolean replaceBroken) implements RulebookConfig {}

    @Inject
    Colleagues colleagues;

    @Inject
    LiveRulebook live;

    @Inject
    RulebookRepository store;

    @Inject
    Clock clock;

    private final AtomicInteger hosts = new AtomicInteger();
    private String li;
    private String wang;
    private String sender;
    private long before;
    private VersionOverHttp edited;

    @BeforeEach
    void publishAnEditedVersion() {
        li = colleagues.token("li", "analyst", "rule-engineer");
        wang = colleagues.token("wang", "approver");
        sender = colleagues.token("sender", "intake");
        before = live.version().orElseThrow();
        edited = VersionOverHttp.draft(li, null).withRow(li, "grading/grading", ROW);
        edited.publish(li, wang);
    }

    @AfterEach
    void goBack() {
        if (live.version().orElseThrow() != before) {
            decidesAgain(new VersionOverHttp(before));
        }
    }

    @Test
    void alerts_that_come_in_meanwhile_are_each_decided_once_by_one_version_as_a_whole() throws Exception {
        var done = new AtomicBoolean();
        var senders = Executors.newFixedThreadPool(SENDERS);
        var all = new ArrayList<Posted>();
        try {
            Callable<List<Posted>> posting = () -> {
                var posted = new ArrayList<Posted>();
                while (!done.get()) {
                    posted.add(post());
                }
                return posted;
            };
            var running = start(senders, posting);
            for (int change = 0; change < CHANGES; change++) {
                decidesAgain(change % 2 == 0 ? new VersionOverHttp(before) : edited);
            }
            done.set(true);
            for (var posted : running) {
                all.addAll(posted.get());
            }
        } finally {
            done.set(true);
            senders.shutdown();
        }

        assertThat(all).hasSizeGreaterThan(CHANGES).allSatisfy(posted -> assertThat(posted.outcome())
                .isEqualTo("DECIDED"));
        var events = all.stream().map(Posted::event).toList();
        assertThat(events).doesNotHaveDuplicates();
        var versions = events.stream().map(this::gradedBy).distinct().toList();
        assertThat(versions).contains(before, edited.version()).hasSize(2);
    }

    @Test
    void another_node_has_the_version_when_it_looks_next_and_so_within_two_seconds() {
        var other = new LiveRulebook(
                store, new OfferedContent(new NoFolder(Optional.empty(), false)), new RetiredRulebooks(clock), clock);
        other.open();
        assertThat(other.version()).contains(edited.version());

        decidesAgain(new VersionOverHttp(before));
        other.refresh();

        assertThat(other.version()).contains(before).isEqualTo(live.version());
    }

    private static List<Future<List<Posted>>> start(ExecutorService senders, Callable<List<Posted>> posting) {
        var running = new ArrayList<Future<List<Posted>>>();
        for (int i = 0; i < SENDERS; i++) {
            running.add(senders.submit(posting));
        }
        return running;
    }

    private void decidesAgain(VersionOverHttp version) {
        version.step(wang, "rollback", Map.of("reason", "a test")).statusCode(200);
        assertThat(live.version()).contains(version.version());
    }

    private Posted post() {
        var answer = as(sender)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "labels",
                        Map.of(
                                "alertname", "HostOutOfDiskSpace",
                                "severity", "critical",
                                "env", "qa-lab",
                                "instance", "hot-" + hosts.incrementAndGet() + ":9100")))
                .post("/api/v1/intake/alerts")
                .then()
                .statusCode(200)
                .extract();
        return new Posted(answer.path("results[0].outcome"), answer.path("results[0].eventId"));
    }

    /** The version that decided, whose grade it must have been. */
    private long gradedBy(String event) {
        var read = as(li).get("/api/v1/events/" + event).then().extract();
        Number version = read.path("rulebookVersion");
        assertThat(read.<String>path("grade")).isEqualTo(version.longValue() == edited.version() ? "INFO" : "CRITICAL");
        return version.longValue();
    }
}
