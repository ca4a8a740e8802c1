package io.watchkeeper.diagnosis.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import io.watchkeeper.decision.diagnosis.CheckKind;
import io.watchkeeper.testing.SettableClock;
import org.junit.jupiter.api.Test;

/** The limits with checks that are made up: what is measured is how many are under way at a time. */
class TargetLimitsTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T08:00:00Z"));
    private final TargetLimits limits =
            new TargetLimits(new TargetLimits.Settings(2, 8, 3, Duration.ofSeconds(30)), clock);

    @Test
    void a_storm_of_a_thousand_checks_on_fifty_hosts_stays_within_both_limits() throws Exception {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        Map<String, AtomicInteger> perHost = new ConcurrentHashMap<>();
        var mostOfAHost = new AtomicInteger();
        var workers = Executors.newFixedThreadPool(64);
        List<Future<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            var host = "host-" + i % 50;
            answers.add(workers.submit(() -> limits.within(CheckKind.TCP, host, LONG, () -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                var here = perHost.computeIfAbsent(host, name -> new AtomicInteger());
                mostOfAHost.accumulateAndGet(here.incrementAndGet(), Math::max);
                Thread.yield();
                here.decrementAndGet();
                now.decrementAndGet();
                return Answer.of(1);
            })));
        }
        for (var answer : answers) {
            assertThat(answer.get().status()).isEqualTo("OK");
        }
        workers.shutdown();
        assertThat(most.get()).isBetween(2, 8);
        assertThat(mostOfAHost.get()).isBetween(1, 2);
    }

    @Test
    void who_does_not_answer_is_left_alone_for_a_while_and_then_tried_once() throws Exception {
        var asked = new AtomicInteger();
        for (int i = 0; i < 5; i++) {
            silent(asked);
        }
        assertThat(asked.get()).isEqualTo(3);
        assertThat(silent(asked).why()).contains("left alone until 2026-03-01T08:00:30Z");

        clock.advance(Duration.ofSeconds(31));
        silent(asked);
        silent(asked);
        assertThat(asked.get()).isEqualTo(4);
        assertThat(limits.within(CheckKind.TCP, "other", LONG, () -> Answer.of(1))
                        .status())
                .isEqualTo("OK");
    }

    @Test
    void who_finds_no_room_in_time_is_told_so() throws Exception {
        var busy = new CountDownLatch(2);
        var over = new CountDownLatch(1);
        var workers = Executors.newFixedThreadPool(2);
        for (int i = 0; i < 2; i++) {
            workers.submit(() -> limits.within(CheckKind.TCP, "host", LONG, () -> {
                busy.countDown();
                over.await();
                return Answer.of(1);
            }));
        }
        busy.await();
        var answer = limits.within(CheckKind.TCP, "host", Duration.ofMillis(10), () -> Answer.of(1));
        over.countDown();
        workers.shutdown();
        assertThat(answer.status()).isEqualTo("NO_ANSWER");
        assertThat(answer.why()).contains("too many other checks");
    }

    @Test
    void what_is_asked_ahead_of_need_takes_only_room_that_nobody_else_wants() throws Exception {
        var busy = new CountDownLatch(1);
        var over = new CountDownLatch(1);
        var workers = Executors.newFixedThreadPool(3);
        workers.submit(() -> limits.within(CheckKind.TCP, "host", LONG, () -> held(busy, over)));
        busy.await();
        assertThat(limits.atOnce(CheckKind.TCP, "host", () -> Answer.of(1)))
                .as("the second place")
                .contains(Answer.of(1));

        var both = new CountDownLatch(1);
        workers.submit(() -> limits.within(CheckKind.TCP, "host", LONG, () -> held(both, over)));
        both.await();
        assertThat(limits.atOnce(CheckKind.TCP, "host", () -> Answer.of(1)))
                .as("no place is left")
                .isEmpty();
        over.countDown();
        workers.shutdown();
        for (int i = 0; i < 3; i++) {
            limits.within(CheckKind.TCP, "gone", LONG, () -> Answer.none("nobody there"));
        }
        assertThat(limits.atOnce(CheckKind.TCP, "gone", () -> Answer.of(1)))
                .as("left alone")
                .isEmpty();
    }

    private static Answer held(CountDownLatch begun, CountDownLatch until) throws InterruptedException {
        begun.countDown();
        until.await();
        return Answer.of(1);
    }

    private Answer silent(AtomicInteger asked) throws InterruptedException {
        return limits.within(CheckKind.TCP, "host", LONG, () -> {
            asked.incrementAndGet();
            return Answer.none("nobody there");
        });
    }
}
