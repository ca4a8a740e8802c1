package io.watchkeeper.rulebook.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.inject.Inject;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.watchkeeper.access.Colleagues;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.rulebook.LiveRulebook;
import io.watchkeeper.rulebook.OfferedContent;
import io.watchkeeper.rulebook.RulebookConfig;
import io.watchkeeper.rulebook.RulebookRepository;
import io.watchkeeper.rulebook.RulebookVersion;
import io.watchkeeper.rulebook.release.VersionOverHttp;
import io.watchkeeper.testing.DatabaseForTests;
import io.watchkeeper.testing.OwnStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The service is started with a library that the store does not know. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
@TestProfile(OwnStore.class)
class LibraryArrivalTest {
    private static final String GRADING = "grading/grading.drl.csv";
    private static final String ROW = "Row of %1$s,541,grade,x,HOST-DISK-SPACE,,,,%1$s,,,,,,,INFO,OUTSIDE_PRODUCTION";
    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    Colleagues colleagues;

    @Inject
    LiveRulebook live;

    @Inject
    RulebookRepository rulebooks;

    @Inject
    Imports imports;

    private record NoFolder(Optional<Path> directory, boolean replaceBroken) implements RulebookConfig {}

    @AfterEach
    void goBackToTheFirstVersion() {
        VersionOverHttp.backToTheFirst(live, colleagues.token("wang", "approver"));
    }

    @Test
    void it_waits_in_one_draft_however_often_the_service_starts() {
        publishLocalWork();
        var before = waiting();

        start("1.3.0", "restart-lab");
        start("1.3.0", "restart-lab");
        start("1.3.1", "restart-lab");
        assertThat(waiting()).hasSize(before.size() + 1);
        assertThat(waiting().stream().filter(draft -> !before.contains(draft)))
                .singleElement()
                .satisfies(draft -> {
                    assertThat(draft.note()).isEqualTo("content library 1.3.0");
                    assertThat(draft.state()).isEqualTo(RulebookVersion.State.DRAFT);
                    assertThat(content(draft.version()))
                            .contains("Row of restart-lab")
                            .contains("Row of local-lab");
                });

        start("1.4.0", "next-lab");
        assertThat(waiting()).hasSize(before.size() + 2);
    }

    @Test
    void it_is_no_draft_where_nobody_has_changed_anything_and_it_goes_live_by_itself() {
        var before = waiting();

        start("1.5.0", "untouched-lab");

        assertThat(waiting()).isEqualTo(before);
    }

    private void publishLocalWork() {
        var li = colleagues.token("li", "analyst", "rule-engineer");
        VersionOverHttp.draft(li, null)
                .withRow(li, "grading/grading", ROW.formatted("local-lab"))
                .publish(li, colleagues.token("wang", "approver"));
    }

    /** A node of that release, whose library has one more row. */
    private void start(String release, String lab) {
        var files = new TreeMap<>(rulebooks
                .findWhole(1)
                .await()
                .atMost(SOON)
                .orElseThrow()
                .content()
                .files());
        files.merge(GRADING, ROW.formatted(lab) + "\n", String::concat);
        var offer = new OfferedContent(new NoFolder(Optional.empty(), false)) {
            @Override
            public RulebookContent read() {
                return new RulebookContent(files);
            }
        };
        new LibraryArrival(offer, rulebooks, imports, release).arrive(new StartupEvent());
    }

    /** What the service itself made. */
    private List<RulebookVersion> waiting() {
        return rulebooks.list(RulebookRepository.WORKSPACE).await().atMost(SOON).stream()
                .filter(version -> version.createdBy().equals("watchkeeper"))
                .toList();
    }

    private String content(long version) {
        return rulebooks
                .findWhole(version)
                .await()
                .atMost(SOON)
                .orElseThrow()
                .content()
                .files()
                .get(GRADING);
    }
}
