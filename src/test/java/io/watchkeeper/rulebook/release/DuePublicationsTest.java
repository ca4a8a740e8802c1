package io.watchkeeper.rulebook.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Colleagues;
import io.watchkeeper.rulebook.LiveRulebook;
import io.watchkeeper.testing.DatabaseForTests;
import io.watchkeeper.testing.OwnStore;
import io.watchkeeper.testing.ServiceClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is scheduled, when its time comes: every node looks each second, as these tests do with several at once. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
@TestProfile(OwnStore.class)
class DuePublicationsTest {
    private static final String GRADING = "grading/grading";
    private static final String ROW =
            "In this lab a full disk waits,540,grade,x,HOST-DISK-SPACE,,,,%s,,,,,,,INFO,OUTSIDE_PRODUCTION";

    private static final Duration AN_HOUR = Duration.ofHours(1);

    @Inject
    ServiceClock clock;

    @Inject
    Colleagues colleagues;

    @Inject
    DuePublications due;

    @Inject
    LiveRulebook live;

    private String li;
    private String wang;

    @BeforeEach
    void meet() {
        li = colleagues.token("li", "analyst", "rule-engineer");
        wang = colleagues.token("wang", "approver");
    }

    @AfterEach
    void goBackToTheFirstVersion() {
        clock.release();
        VersionOverHttp.backToTheFirst(live, wang);
    }

    @Test
    void several_that_look_at_once_publish_once() {
        var draft = approved("lab-a");
        draft.step(wang, "publish", Map.of("at", clock.instant().plus(AN_HOUR).toString()))
                .statusCode(200);

        clock.advance(AN_HOUR);
        lookUntil(() -> live.version().orElseThrow() == draft.version());

        assertThat(draft.steps(li)).filteredOn("PUBLISH wang"::equals).hasSize(1);
        assertThat(draft.read(li).getString("publishAt")).isNull();
    }

    @Test
    void what_would_undo_the_work_of_others_by_then_is_not_published_and_says_why() {
        var draft = approved("lab-b");
        draft.step(wang, "publish", Map.of("at", clock.instant().plus(AN_HOUR).toString()))
                .statusCode(200);
        var faster = approved("lab-c");
        faster.step(wang, "publish").statusCode(200);

        clock.advance(AN_HOUR);
        lookUntil(() -> draft.read(li).getString("publishAt") == null);

        assertThat(live.version()).contains(faster.version());
        assertThat(draft.read(li).getString("state")).isEqualTo("APPROVED");
        assertThat(draft.steps(li)).last().isEqualTo("UNSCHEDULE watchkeeper");
    }

    private VersionOverHttp approved(String lab) {
        var draft = VersionOverHttp.draft(li, null).withRow(li, GRADING, ROW.formatted(lab));
        draft.step(li, "submit").statusCode(200);
        draft.step(wang, "approve").statusCode(200);
        return draft;
    }

    /** As long as a busy machine may take. */
    private void lookUntil(BooleanSupplier done) {
        var end = Instant.now().plus(Duration.ofSeconds(40));
        while (!done.getAsBoolean() && Instant.now().isBefore(end)) {
            Uni.join()
                    .all(List.of(due.publish(), due.publish(), due.publish()))
                    .andFailFast()
                    .await()
                    .indefinitely();
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        assertThat(done.getAsBoolean()).isTrue();
    }
}
