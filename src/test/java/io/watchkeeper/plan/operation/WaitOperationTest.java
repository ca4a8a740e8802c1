package io.watchkeeper.plan.operation;

import static io.watchkeeper.plan.operation.Calls.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;

import io.watchkeeper.decision.diagnosis.CheckCall;
import io.watchkeeper.decision.plan.OperationCall;
import io.watchkeeper.decision.plan.OperationKind;
import io.watchkeeper.diagnosis.check.Answer;
import org.junit.jupiter.api.Test;

/** With answers that the test gives, and a time that goes on only where somebody sleeps. */
class WaitOperationTest implements WaitOperation.Time {
    private final Deque<Answer> answers = new LinkedList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final List<CheckCall> asked = new ArrayList<>();
    private Duration now = Duration.ofDays(1);

    @Override
    public Duration now() {
        return now;
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        if (pauses.size() == 20) {
            throw new InterruptedException("the node stops");
        }
        pauses.add(duration);
        now = now.plus(duration);
    }

    @Test
    void it_waits_longer_and_longer_until_the_answer_is_as_it_must_be() throws Exception {
        answers(Answer.of(95), Answer.none("nobody"), Answer.failed("no such source"), Answer.of(79.5));
        assertThat(wait("< 80", Duration.ofMinutes(5)))
                .isInstanceOfSatisfying(
                        Outcome.Done.class, done -> assertThat(done.outputs()).containsEntry("value", "79.500"));
        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
        assertThat(lines)
                .containsExactly(
                        "CPU-USED: 95 %",
                        "CPU-USED: NO_ANSWER nobody", "CPU-USED: ERROR no such source", "CPU-USED: 79.500 %");
        assertThat(asked).allSatisfy(call -> {
            assertThat(call.source()).isEqualTo("connection");
            assertThat(call.values()).containsEntry("instance", "web-1:9100");
        });
    }

    @Test
    void when_its_time_is_over_it_has_failed_and_says_what_was_answered_last() throws Exception {
        answers(Answer.of(95));
        assertThat(wait("< 80", Duration.ofSeconds(60)))
                .isEqualTo(new Outcome.Failed("CPU-USED answers 95 %, and must be < 80"));
        assertThat(pauses.stream().mapToLong(Duration::toSeconds).sum()).isBetween(30L, 60L);
        assertThat(pauses).allSatisfy(pause -> assertThat(pause).isLessThanOrEqualTo(Duration.ofSeconds(15)));
    }

    @Test
    void no_answer_is_never_as_it_must_be() throws Exception {
        answers(Answer.none("nobody"));
        assertThat(check("!= 5")).isInstanceOf(Outcome.Failed.class);
        answers(Answer.of("running"));
        assertThat(check("= running, starting")).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_node_that_stops_ends_it() {
        answers(Answer.of(95));
        assertThatThrownBy(() -> wait("< 80", Duration.ofDays(1))).isInstanceOf(InterruptedException.class);
    }

    /** The last is given again and again. */
    private void answers(Answer... next) {
        answers.clear();
        answers.addAll(Arrays.asList(next));
    }

    private Answer measure(String workspace, CheckCall call, Duration within) {
        asked.add(call);
        return answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
    }

    private Outcome wait(String requirement, Duration within) throws InterruptedException {
        return new WaitOperation(new Looks(this::measure), this)
                .carryOut(call(OperationKind.WAIT, requirement), Connection.none("default"), KEY, within, lines::add);
    }

    private Outcome check(String requirement) throws InterruptedException {
        return new CheckOperation(new Looks(this::measure))
                .carryOut(
                        call(OperationKind.CHECK, requirement),
                        Connection.none("default"),
                        KEY,
                        Calls.WITHIN,
                        lines::add);
    }

    private static OperationCall call(OperationKind kind, String requirement) {
        return Calls.call(
                kind,
                List.of("CPU-USED", requirement, "PROMETHEUS", "x{instance=$instance}", "PT5S", "%", "17", ""),
                Map.of("instance", "web-1:9100"));
    }
}
