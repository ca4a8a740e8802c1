package io.watchkeeper.timeline;

import static io.watchkeeper.timeline.Notice.firing;
import static io.watchkeeper.timeline.Notice.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.watchkeeper.event.EventSettling;
import io.watchkeeper.testing.DatabaseForTests;
import io.watchkeeper.testing.ServiceClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a real webhook post to the event as the API shows it, minute by minute. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class LifeOfAnEventTest {
    private static final String DISK = "HostOutOfDiskSpace";

    @Inject
    ServiceClock clock;

    @Inject
    EventSettling settling;

    private TimeLine line;
    private String web;

    @BeforeEach
    void begin() {
        line = new TimeLine(clock, settling);
        web = line.host("web");
    }

    @AfterEach
    void releaseTheClock() {
        clock.release();
    }

    @Test
    void an_alert_becomes_an_event_and_its_repeats_are_only_counted() {
        assertThat(line.at(0).alertmanagerPosts(firing(DISK, web, 0))).containsExactly("DECIDED");
        assertThat(line.at(5).alertmanagerPosts(firing(DISK, web, 0))).containsExactly("DUPLICATE");
        assertThat(line.at(10).alertmanagerPosts(firing(DISK, web, 0))).containsExactly("DUPLICATE");

        line.eventOf(web)
                .isTheOnlyOne()
                .isOfScenario("HOST-DISK-SPACE")
                .is("DISCOVERED", "FIRING")
                .occurred(1)
                .wasDelivered(3);
    }

    @Test
    void what_recovers_while_nobody_looks_completes_by_itself_after_settling() {
        line.at(0).alertmanagerPosts(firing(DISK, web, 0));
        line.at(3).alertmanagerPosts(resolved(DISK, web, 0, 3));

        line.at(32).eventOf(web).is("DISCOVERED", "RESOLVED");
        line.at(34).eventOf(web).is("COMPLETED", "RESOLVED").hasCause("RECOVERED_BY_ITSELF");
    }

    @Test
    void what_somebody_handles_does_not_complete_by_itself() {
        line.at(0).alertmanagerPosts(firing(DISK, web, 0));
        line.at(2).personResponds(web);
        line.at(3).alertmanagerPosts(resolved(DISK, web, 0, 3));

        line.at(300).eventOf(web).is("IN_HANDLING", "RESOLVED");
    }

    @Test
    void firing_again_while_settling_goes_on_with_the_same_event() {
        line.at(0).alertmanagerPosts(firing(DISK, web, 0));
        line.at(3).alertmanagerPosts(resolved(DISK, web, 0, 3));
        line.at(20).alertmanagerPosts(firing(DISK, web, 20));

        line.at(40).eventOf(web).isTheOnlyOne().is("DISCOVERED", "FIRING").occurred(2);
    }

    @Test
    void an_episode_soon_after_completion_opens_the_event_again() {
        line.at(0).alertmanagerPosts(firing(DISK, web, 0));
        line.at(1).personResponds(web);
        line.at(2).personCompletes(web);
        line.at(3).alertmanagerPosts(resolved(DISK, web, 0, 3));
        line.at(50).alertmanagerPosts(firing(DISK, web, 50));

        line.eventOf(web)
                .isTheOnlyOne()
                .is("DISCOVERED", "FIRING")
                .wasReopened(true)
                .occurred(2);
    }

    @Test
    void an_episode_long_after_completion_is_a_new_event() {
        line.at(0).alertmanagerPosts(firing(DISK, web, 0));
        line.at(2).personCompletes(web);
        line.at(3).alertmanagerPosts(resolved(DISK, web, 0, 3));
        line.at(63).alertmanagerPosts(firing(DISK, web, 63));

        line.eventOf(web)
                .thereAre(2)
                .is("DISCOVERED", "FIRING")
                .wasReopened(false)
                .occurred(1);
    }

    @Test
    void a_pair_of_alertmanagers_out_of_step_gives_one_episode() {
        assertThat(line.at(0).alertmanagerPosts(firing(DISK, web, 0))).containsExactly("DECIDED");
        assertThat(line.at(5).alertmanagerPosts(resolved(DISK, web, 0, 4))).containsExactly("DECIDED");
        assertThat(line.at(6).alertmanagerPosts(firing(DISK, web, 0))).containsExactly("DUPLICATE");
        assertThat(line.at(7).alertmanagerPosts(resolved(DISK, web, 0, 4))).containsExactly("DUPLICATE");

        line.eventOf(web).isTheOnlyOne().is("DISCOVERED", "RESOLVED").occurred(1);
    }

    @Test
    void a_late_recovery_of_an_older_episode_leaves_the_newer_one_firing() {
        line.at(0).alertmanagerPosts(firing(DISK, web, 0));
        line.at(10).alertmanagerPosts(firing(DISK, web, 10));
        line.at(11).alertmanagerPosts(resolved(DISK, web, 0, 9));

        line.eventOf(web).is("DISCOVERED", "FIRING").occurred(2);
        line.at(12).alertmanagerPosts(resolved(DISK, web, 10, 12));
        line.eventOf(web).is("DISCOVERED", "RESOLVED");
    }

    @Test
    void a_recovery_of_what_was_never_reported_opens_nothing() {
        assertThat(line.at(5).alertmanagerPosts(resolved(DISK, web, 0, 4))).containsExactly("DECIDED");
        assertThat(line.at(6).alertmanagerPosts(firing(DISK, web, 0))).containsExactly("DUPLICATE");

        line.eventOf(web).thereAre(0);
    }

    @Test
    void an_event_is_over_only_when_all_of_its_members_are() {
        line.at(0).alertmanagerPosts(firing(DISK, web, 0), firing("HostDiskWillFillIn24Hours", web, 0));
        line.at(5).alertmanagerPosts(resolved(DISK, web, 0, 5), firing("HostDiskWillFillIn24Hours", web, 0));

        line.eventOf(web).isTheOnlyOne().is("DISCOVERED", "FIRING").occurred(2);
        line.at(6).alertmanagerPosts(resolved("HostDiskWillFillIn24Hours", web, 0, 6));
        line.eventOf(web).is("DISCOVERED", "RESOLVED");
    }

    @Test
    void a_heartbeat_is_taken_and_opens_nothing() {
        assertThat(line.at(0).alertmanagerPosts(firing("Watchdog", web, 0))).containsExactly("DECIDED");

        line.eventOf(web).thereAre(0);
    }

    @Test
    void many_hosts_at_once_are_events_of_their_own_and_marked_as_a_storm() {
        var crowd = new Notice[30];
        for (int i = 0; i < crowd.length; i++) {
            crowd[i] = firing("HostHighCpuLoad", line.host("crowd" + i), 0);
        }
        line.at(0).alertmanagerPosts(crowd);
        line.at(1).alertmanagerPosts(firing("HostHighCpuLoad", web, 1));

        line.eventOf(web).isTheOnlyOne().isPartOfAStorm(true);
        line.eventOf(line.host("crowd7")).isTheOnlyOne();
    }

    @Test
    void a_failed_inspection_opens_an_event_and_a_passed_one_resolves_it() {
        line.at(0).inspectionSays("FAILED", "disk capacity inspection", web, "run-1");
        line.at(60).inspectionSays("FAILED", "disk capacity inspection", web, "run-2");
        line.eventOf(web).isTheOnlyOne().is("DISCOVERED", "FIRING").occurred(2);

        line.at(120).inspectionSays("PASSED", "disk capacity inspection", web, "run-3");
        line.eventOf(web).is("DISCOVERED", "RESOLVED");
    }
}
