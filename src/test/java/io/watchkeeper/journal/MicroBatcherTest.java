package io.watchkeeper.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.watchkeeper.journal.MicroBatcher.Bounds;
import org.junit.jupiter.api.Test;

class MicroBatcherTest {
    private final List<Flight> flights = new ArrayList<>();

    /** A batch that has left and has not come back. */
    private record Flight(List<Candidate> signals, UniEmitter<? super List<SignalOutcome>> landing) {
        void land() {
            landing.complete(signals.stream()
                    .map(signal -> new SignalOutcome(
                            SignalOutcome.Kind.DECIDED, signal.incoming().fingerprint(), ""))
                    .toList());
        }
    }

    private MicroBatcher batcher(Bounds bounds) {
        return new MicroBatcher(
                bounds, signals -> Uni.createFrom().emitter(landing -> flights.add(new Flight(signals, landing))));
    }

    private static List<Candidate> signals(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Candidate.of(Signals.firing(name + i)))
                .toList();
    }

    private static UniAssertSubscriber<List<SignalOutcome>> send(MicroBatcher batcher, List<Candidate> signals) {
        return batcher.submit(signals, 10).subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    @Test
    void a_lone_post_leaves_at_once() {
        var answer = send(batcher(new Bounds(100, 1000, 10, 1, 1)), signals("a", 2));

        assertThat(flights).hasSize(1);
        flights.get(0).land();
        assertThat(answer.awaitItem().getItem())
                .extracting(SignalOutcome::signalId)
                .containsExactly("a0", "a1");
    }

    @Test
    void what_comes_while_all_places_are_taken_leaves_together() {
        var batcher = batcher(new Bounds(100, 1000, 10, 1, 1));
        send(batcher, signals("a", 1));
        var second = send(batcher, signals("b", 2));
        var third = send(batcher, signals("c", 3));

        flights.get(0).land();

        assertThat(flights).hasSize(2);
        assertThat(flights.get(1).signals()).hasSize(5);
        flights.get(1).land();
        assertThat(second.awaitItem().getItem())
                .extracting(SignalOutcome::signalId)
                .containsExactly("b0", "b1");
        assertThat(third.awaitItem().getItem()).hasSize(3);
    }

    @Test
    void a_batch_leaves_beside_another_once_it_is_worth_while() {
        var batcher = batcher(new Bounds(100, 1000, 10, 2, 3));
        send(batcher, signals("a", 1));
        send(batcher, signals("b", 2));
        assertThat(flights).hasSize(1);

        send(batcher, signals("c", 1));

        assertThat(flights).extracting(flight -> flight.signals().size()).containsExactly(1, 3);
    }

    @Test
    void what_is_not_worth_a_batch_beside_another_leaves_after_it() {
        var batcher = batcher(new Bounds(100, 1000, 10, 2, 3));
        send(batcher, signals("a", 1));
        send(batcher, signals("b", 2));

        flights.get(0).land();

        assertThat(flights).extracting(flight -> flight.signals().size()).containsExactly(1, 2);
    }

    @Test
    void it_is_full_when_no_signal_more_or_no_such_post_may_wait() {
        var batcher = batcher(new Bounds(2, 25, 10, 1, 1));
        send(batcher, signals("a", 1));
        assertThat(batcher.full(25)).isFalse();

        send(batcher, signals("b", 1));
        assertThat(batcher.full(15)).isFalse();
        assertThat(batcher.full(16)).isTrue();

        send(batcher, signals("c", 1));
        assertThat(batcher.full(0)).isTrue();
    }

    @Test
    void a_post_is_never_split_unless_it_is_larger_than_a_batch() {
        var batcher = batcher(new Bounds(100, 1000, 4, 1, 1));
        send(batcher, signals("a", 1));
        send(batcher, signals("b", 3));
        send(batcher, signals("c", 3));
        var large = send(batcher, signals("d", 9));

        for (int i = 0; i < flights.size(); i++) {
            flights.get(i).land();
        }

        assertThat(flights).extracting(flight -> flight.signals().size()).containsExactly(1, 3, 3, 4, 4, 1);
        assertThat(large.awaitItem().getItem())
                .extracting(SignalOutcome::signalId)
                .containsExactly("d0", "d1", "d2", "d3", "d4", "d5", "d6", "d7", "d8");
    }

    @Test
    void what_may_not_wait_is_refused_and_the_rest_goes_on() {
        var batcher = batcher(new Bounds(3, 1000, 10, 1, 1));
        send(batcher, signals("a", 1));
        var waits = send(batcher, signals("b", 3));
        var refused = send(batcher, signals("c", 1));

        refused.awaitFailure().assertFailedWith(Overloaded.class);
        flights.get(0).land();
        flights.get(1).land();
        assertThat(waits.awaitItem().getItem()).hasSize(3);
        assertThat(batcher.waiting()).isZero();
    }

    @Test
    void a_post_that_nobody_waits_for_any_more_does_not_leave() {
        var batcher = batcher(new Bounds(5, 1000, 10, 1, 1));
        send(batcher, signals("a", 1));
        send(batcher, signals("b", 3)).cancel();
        var waits = send(batcher, signals("c", 2));

        flights.get(0).land();

        assertThat(flights.get(1).signals()).hasSize(2);
        flights.get(1).land();
        assertThat(waits.awaitItem().getItem()).hasSize(2);
        assertThat(batcher.waiting()).isZero();
    }

    @Test
    void bytes_are_bounded_too() {
        var batcher = batcher(new Bounds(100, 15, 10, 1, 1));
        send(batcher, signals("a", 1));
        send(batcher, signals("b", 1));

        send(batcher, signals("c", 1)).awaitFailure().assertFailedWith(Overloaded.class);
    }

    @Test
    void a_batch_that_fails_fails_its_own_posts_only() {
        var batcher = batcher(new Bounds(100, 1000, 10, 1, 1));
        var fails = send(batcher, signals("a", 1));
        var succeeds = send(batcher, signals("b", 1));

        flights.get(0).landing().fail(new StoreUnavailable(null));
        flights.get(1).land();

        fails.awaitFailure().assertFailedWith(StoreUnavailable.class);
        assertThat(succeeds.awaitItem().getItem()).hasSize(1);
    }

    @Test
    void an_empty_post_is_answered_without_a_batch() {
        var answer = new AtomicReference<List<SignalOutcome>>();
        batcher(new Bounds(1, 1, 1, 1, 1)).submit(List.of(), 0).subscribe().with(answer::set);

        assertThat(answer.get()).isEmpty();
        assertThat(flights).isEmpty();
    }
}
