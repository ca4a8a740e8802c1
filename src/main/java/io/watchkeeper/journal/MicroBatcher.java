package io.watchkeeper.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

/**
 * Gathers posts into batches without a timer: a batch leaves as soon as none is under way, or when it is worth one beside it, and takes what is waiting then. So
 * a lone signal waits for nothing, and under load the batches grow by themselves. Were every free place taken at once, the first post after a batch would leave
 * alone, and every second batch would be of one signal.
 */
final class MicroBatcher {
    private final Bounds bounds;
    private final Function<List<Candidate>, Uni<List<SignalOutcome>>> flush;
    private final Deque<Post> waiting = new ArrayDeque<>();
    private int waitingSignals;
    private long waitingBytes;
    private int inFlight;

    /**
     * @param signals and {@code bytes} bound what waits, {@code batch} one batch, {@code inFlight} the batches under way at once
     * @param beside signals that make it worth while for a batch to leave beside one that is under way
     */
    record Bounds(int signals, long bytes, int batch, int inFlight, int beside) {}

    /** @param over whether it is answered, or nobody waits for its answer any more */
    private record Post(
            List<Candidate> signals, long bytes, UniEmitter<? super List<SignalOutcome>> answer, AtomicBoolean over) {}

    MicroBatcher(Bounds bounds, Function<List<Candidate>, Uni<List<SignalOutcome>>> flush) {
        this.bounds = bounds;
        this.flush = flush;
    }

    /**
     * @return failed with {@link Overloaded} when too much waits; what is larger than one batch is taken in parts. Cancelled while it waits, it is not taken at
     *     all
     */
    Uni<List<SignalOutcome>> submit(List<Candidate> signals, long bytes) {
        if (signals.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        if (signals.size() <= bounds.batch()) {
            return enqueue(signals, bytes);
        }
        var parts = new ArrayList<Uni<List<SignalOutcome>>>();
        for (int from = 0; from < signals.size(); from += bounds.batch()) {
            var to = Math.min(signals.size(), from + bounds.batch());
            parts.add(enqueue(signals.subList(from, to), bytes * (to - from) / signals.size()));
        }
        return Uni.join().all(parts).andFailFast().map(answers -> answers.stream()
                .flatMap(List::stream)
                .toList());
    }

    synchronized int waiting() {
        return waitingSignals;
    }

    /** Whether not even one signal more may wait. */
    synchronized boolean full(long bytes) {
        return waitingSignals >= bounds.signals() || waitingBytes + bytes > bounds.bytes();
    }

    private Uni<List<SignalOutcome>> enqueue(List<Candidate> signals, long bytes) {
        return Uni.createFrom().emitter(emitter -> {
            var post = new Post(signals, bytes, emitter, new AtomicBoolean());
            emitter.onTermination(() -> post.over().set(true));
            if (admit(post)) {
                dispatch();
            } else {
                emitter.fail(new Overloaded(1));
            }
        });
    }

    private synchronized boolean admit(Post post) {
        if (waitingSignals + post.signals().size() > bounds.signals() || waitingBytes + post.bytes() > bounds.bytes()) {
            return false;
        }
        waiting.add(post);
        waitingSignals += post.signals().size();
        waitingBytes += post.bytes();
        return true;
    }

    private void dispatch() {
        for (var batch = next(); !batch.isEmpty(); batch = next()) {
            send(batch);
        }
    }

    private synchronized List<Post> next() {
        if (inFlight == bounds.inFlight() || waiting.isEmpty() || (inFlight > 0 && waitingSignals < bounds.beside())) {
            return List.of();
        }
        var batch = new ArrayList<Post>();
        var size = 0;
        while (!waiting.isEmpty() && size + waiting.peek().signals().size() <= bounds.batch()) {
            var post = waiting.remove();
            waitingSignals -= post.signals().size();
            waitingBytes -= post.bytes();
            if (!post.over().get()) {
                size += post.signals().size();
                batch.add(post);
            }
        }
        inFlight += batch.isEmpty() ? 0 : 1;
        return batch;
    }

    private void send(List<Post> posts) {
        var signals = posts.stream().flatMap(post -> post.signals().stream()).toList();
        flush.apply(signals)
                .subscribe()
                .with(
                        outcomes -> {
                            arrived();
                            var from = 0;
                            for (var post : posts) {
                                post.answer()
                                        .complete(outcomes.subList(
                                                from, from + post.signals().size()));
                                from += post.signals().size();
                            }
                        },
                        failure -> {
                            arrived();
                            posts.forEach(post -> post.answer().fail(failure));
                        });
    }

    private void arrived() {
        synchronized (this) {
            inFlight--;
        }
        dispatch();
    }
}
