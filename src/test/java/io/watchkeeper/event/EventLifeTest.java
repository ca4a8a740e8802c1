package io.watchkeeper.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.watchkeeper.decision.Grade;
import io.watchkeeper.event.EventAction.AddStep;
import io.watchkeeper.event.EventAction.Complete;
import io.watchkeeper.event.EventAction.Respond;
import io.watchkeeper.event.EventLife.Deed;
import io.watchkeeper.problem.ProblemException;
import org.junit.jupiter.api.Test;

class EventLifeTest {
    private static final Instant EIGHT = Instant.parse("2026-03-01T08:00:00Z");
    private static final Deed BY_LI = new Deed("li", EIGHT.plusSeconds(90));
    private static final Deed BY_WANG = new Deed("wang", EIGHT.plusSeconds(600));
    private static final EventAction RESPOND = new Respond("");
    private static final EventAction STEP = new AddStep("removed logs", Optional.empty());
    private static final EventAction COMPLETE = new Complete("logs", Optional.empty(), "");
    private static final EventLife DISCOVERED =
            new EventLife(EventState.DISCOVERED, Grade.HIGH, Optional.empty(), Optional.empty(), Optional.empty());
    private static final EventLife IN_HANDLING = DISCOVERED.after(RESPOND, BY_LI);
    private static final EventLife COMPLETED = IN_HANDLING.after(COMPLETE, BY_WANG);

    @Test
    void responding_takes_the_event_in_hand() {
        assertThat(IN_HANDLING.state()).isEqualTo(EventState.IN_HANDLING);
        assertThat(IN_HANDLING.responded()).contains(BY_LI);
        assertThat(IN_HANDLING.responseTime(EIGHT)).contains(Duration.ofSeconds(90));
    }

    @Test
    void nobody_responds_twice() {
        assertRefused(IN_HANDLING, RESPOND, "DISCOVERED");
        assertRefused(COMPLETED, RESPOND, "DISCOVERED");
    }

    @Test
    void a_step_leaves_the_life_as_it_is() {
        assertThat(DISCOVERED.after(STEP, BY_LI)).isEqualTo(DISCOVERED);
        assertThat(IN_HANDLING.after(STEP, BY_LI)).isEqualTo(IN_HANDLING);
    }

    @Test
    void completing_keeps_who_responded_and_says_why() {
        assertThat(COMPLETED)
                .isEqualTo(new EventLife(
                        EventState.COMPLETED,
                        Grade.HIGH,
                        Optional.of(BY_LI),
                        Optional.of(BY_WANG),
                        Optional.of("logs")));
    }

    @Test
    void an_event_completed_without_a_response_has_no_response_time() {
        var completed = DISCOVERED.after(COMPLETE, BY_LI);
        assertThat(completed.state()).isEqualTo(EventState.COMPLETED);
        assertThat(completed.responseTime(EIGHT)).isEmpty();
    }

    @Test
    void nothing_more_is_done_to_a_completed_event() {
        assertRefused(COMPLETED, STEP, "DISCOVERED, IN_HANDLING");
        assertRefused(COMPLETED, COMPLETE, "DISCOVERED, IN_HANDLING");
    }

    @Test
    void whoever_completes_it_may_correct_the_grade() {
        var completed = IN_HANDLING.after(new Complete("noise", Optional.of(Grade.LOW), ""), BY_WANG);
        assertThat(completed.grade()).isEqualTo(Grade.LOW);
    }

    @Test
    void a_sender_with_a_fast_clock_makes_no_negative_response_time() {
        assertThat(IN_HANDLING.responseTime(EIGHT.plusSeconds(3600))).contains(Duration.ZERO);
    }

    @Test
    void contradictions_cannot_be_built() {
        assertThatThrownBy(() -> new EventLife(
                        EventState.COMPLETED, Grade.HIGH, Optional.empty(), Optional.of(BY_LI), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EventLife(
                        EventState.DISCOVERED, Grade.HIGH, Optional.empty(), Optional.of(BY_LI), Optional.of("logs")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EventLife(
                        EventState.IN_HANDLING, Grade.HIGH, Optional.empty(), Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertRefused(EventLife life, EventAction action, String needed) {
        assertThatThrownBy(() -> life.after(action, BY_WANG))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    var problem = refused.problem();
                    assertThat(problem.status()).isEqualTo(409);
                    assertThat(problem.errors()).singleElement().satisfies(flaw -> {
                        assertThat(flaw.value()).isEqualTo(life.state().name());
                        assertThat(flaw.allowed()).isEqualTo(needed);
                    });
                });
    }
}
