package io.watchkeeper.journal;

import static io.watchkeeper.journal.SignalOutcome.Kind.DECIDED;
import static io.watchkeeper.journal.SignalOutcome.Kind.DUPLICATE;
import static io.watchkeeper.journal.Signals.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import io.watchkeeper.decision.BuiltInRules;
import io.watchkeeper.decision.DecisionPipeline;
import io.watchkeeper.event.EventRecord;
import io.watchkeeper.event.EventState;
import io.watchkeeper.event.SignalState;
import org.junit.jupiter.api.Test;

/** What one batch decides, with the rules that are shipped and nothing stored before. */
class DeliberationTest {
    private final AtomicLong numbers = new AtomicLong();

    private Changes decide(Incoming... incoming) {
        var rulebook = BuiltInRules.rulebook();
        var memory = new Memory(new HashMap<>(), List.of());
        memory.learn(List.of(), Map.of());
        var tasks = new ArrayList<Deliberation.Task>();
        for (var one : incoming) {
            var candidate = Candidate.of(one);
            var recognition =
                    DecisionPipeline.recognise(rulebook, List.of(one.signal())).get(0);
            var draft = candidate.firing()
                    ? recognition.scenario().map(scenario -> EventIdentityDraft.of(one, scenario))
                    : Optional.<EventIdentityDraft>empty();
            tasks.add(new Deliberation.Task(tasks.size(), candidate, recognition, draft));
        }
        var settings = new Settings(NOON.plusSeconds(60), Duration.ofHours(1), Duration.ofMinutes(10));
        var log =
                new ChangeLog(settings.now(), numbers::incrementAndGet, numbers::incrementAndGet, memory, tasks.size());
        return new Deliberation(rulebook, settings, memory, log, new Traces()).decide(tasks);
    }

    private static EventRecord onlyEvent(Changes changes) {
        assertThat(changes.events()).hasSize(1);
        return changes.events().get(0);
    }

    @Test
    void a_firing_alert_opens_an_event() {
        var changes = decide(Signals.firing("web1"));

        var event = onlyEvent(changes);
        assertThat(event.state()).isEqualTo(EventState.DISCOVERED);
        assertThat(event.identity().object().name()).isEqualTo("web1");
        assertThat(changes.outcomes().get(0).kind()).isEqualTo(DECIDED);
        assertThat(changes.journal()).hasSize(1);
    }

    @Test
    void the_same_alert_twice_in_a_batch_is_decided_once_and_counted_twice() {
        var changes = decide(Signals.firing("web1"), Signals.firing("web1"));

        assertThat(changes.outcomes()).extracting(SignalOutcome::kind).containsExactly(DECIDED, DUPLICATE);
        assertThat(changes.outcomes().get(1).eventId())
                .isEqualTo(changes.outcomes().get(0).eventId());
        assertThat(changes.signals()).singleElement().satisfies(row -> assertThat(row.deliveries())
                .isEqualTo(2));
        assertThat(changes.deliveries()).containsValue(2);
        assertThat(onlyEvent(changes).counts().occurrences()).isEqualTo(1);
    }

    @Test
    void firing_and_resolved_of_one_episode_in_a_batch_leave_a_resolved_event() {
        var changes = decide(Signals.firing("web1"), Signals.resolved("web1", NOON));

        var event = onlyEvent(changes);
        assertThat(event.signal()).isEqualTo(SignalState.RESOLVED);
        assertThat(event.counts().firing()).isZero();
        assertThat(changes.series())
                .singleElement()
                .satisfies(series -> assertThat(series.now().firing()).isFalse());
    }

    @Test
    void firing_after_resolved_of_the_same_episode_is_a_duplicate() {
        var changes = decide(
                Signals.firing("web1"),
                Signals.resolved("web1", NOON),
                Signals.firing("web1"),
                Signals.resolved("web1", NOON));

        assertThat(changes.outcomes())
                .extracting(SignalOutcome::kind)
                .containsExactly(DECIDED, DECIDED, DUPLICATE, DUPLICATE);
        assertThat(onlyEvent(changes).counts().occurrences()).isEqualTo(1);
    }

    @Test
    void resolved_before_firing_opens_no_event() {
        var changes = decide(Signals.resolved("web1", NOON), Signals.firing("web1"));

        assertThat(changes.events()).isEmpty();
        assertThat(changes.outcomes()).extracting(SignalOutcome::kind).containsExactly(DECIDED, DUPLICATE);
        assertThat(changes.outcomes()).extracting(SignalOutcome::eventId).containsOnly("");
        assertThat(changes.series())
                .as("seen by a batch that decides its firing twin at this moment")
                .hasSize(1);
    }

    @Test
    void the_next_episode_joins_the_open_event() {
        var changes = decide(Signals.firing("web1"), Signals.firing("web1", NOON.plusSeconds(30)));

        var event = onlyEvent(changes);
        assertThat(event.counts().occurrences()).isEqualTo(2);
        assertThat(event.counts().firing()).as("one series is one member").isEqualTo(1);
        assertThat(event.times().last()).isEqualTo(NOON.plusSeconds(30));
    }

    @Test
    void a_late_resolved_of_an_older_episode_does_not_end_the_newer() {
        var changes = decide(
                Signals.firing("web1"), Signals.firing("web1", NOON.plusSeconds(30)), Signals.resolved("web1", NOON));

        assertThat(onlyEvent(changes).signal()).isEqualTo(SignalState.FIRING);
        assertThat(changes.outcomes().get(2).eventId())
                .as("it is still shown with its event")
                .isEqualTo(changes.outcomes().get(0).eventId());
    }

    @Test
    void a_late_firing_of_an_older_episode_on_another_host_leaves_the_series_where_the_newer_fires() {
        var changes = decide(
                Signals.of("s", "web1", "FIRING", NOON.plusSeconds(30)), Signals.of("s", "web2", "FIRING", NOON));

        assertThat(changes.events())
                .extracting(event -> event.identity().object().name(), EventRecord::signal)
                .containsExactlyInAnyOrder(tuple("web1", SignalState.FIRING), tuple("web2", SignalState.RESOLVED));
        assertThat(changes.series())
                .singleElement()
                .satisfies(series -> assertThat(series.now().startedAt()).isEqualTo(NOON.plusSeconds(30)));
    }

    @Test
    void good_news_without_an_episode_ends_whatever_fires() {
        var changes = decide(Signals.firing("web1"), Signals.recovered("web1"));

        assertThat(onlyEvent(changes).signal()).isEqualTo(SignalState.RESOLVED);
    }

    @Test
    void different_objects_open_different_events() {
        var changes =
                decide(Signals.firing("web1"), Signals.firing("web2"), Signals.firing("web1", NOON.plusSeconds(5)));

        assertThat(changes.events())
                .extracting(event -> event.identity().object().name(), event -> event.counts()
                        .occurrences())
                .containsExactlyInAnyOrder(tuple("web1", 2L), tuple("web2", 1L));
    }

    @Test
    void many_objects_at_once_are_a_storm() {
        var hosts = new Incoming[25];
        for (int i = 0; i < hosts.length; i++) {
            hosts[i] = Signals.firing("web" + i);
        }

        // one after the other, as the window of each counts those before it
        var changes = decide(hosts);

        assertThat(changes.events()).hasSize(25);
    }

    @Test
    void a_heartbeat_is_kept_and_opens_nothing() {
        var changes = decide(Signals.heartbeat());

        assertThat(changes.events()).isEmpty();
        assertThat(changes.journal()).hasSize(1);
        assertThat(changes.outcomes().get(0)).isEqualTo(new SignalOutcome(DECIDED, "1", ""));
    }
}
