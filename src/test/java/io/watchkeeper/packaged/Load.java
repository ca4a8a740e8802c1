package io.watchkeeper.packaged;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Several senders at work on one service, which may come and go. */
final class Load implements AutoCloseable {
    private static final int SENDERS = 4;
    private static final int REDELIVERED_AT_ONCE = 100;

    private final Ledger ledger = new Ledger();
    private final Queue<Sender.Answer> answers = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final List<Sender> senders = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final URI url;
    private int crowds;

    private Load(URI url) {
        this.url = url;
    }

    static Load on(URI url, Random random) {
        return on(url, random, "sender");
    }

    /** @param name what no other load on that service is called, so that its signals are new */
    static Load on(URI url, Random random, String name) {
        var load = new Load(url);
        load.begin(SENDERS, random, name);
        return load;
    }

    /** Has so many more senders at work from now on. */
    void grow(int more, Random random) {
        begin(more, random, "crowd-" + ++crowds);
    }

    private void begin(int count, Random random, String name) {
        for (int i = 0; i < count; i++) {
            var sender = sender(name + "-" + i, new Random(random.nextLong()));
            var thread = new Thread(sender::run, name + "-" + i);
            thread.setUncaughtExceptionHandler((broken, failure) -> failures.add(failure));
            thread.setDaemon(true);
            thread.start();
            senders.add(sender);
            threads.add(thread);
        }
    }

    /** Has as few at work as in the beginning, once the others have their answers. */
    void shrink() {
        stop(senders.subList(SENDERS, senders.size()), threads.subList(SENDERS, threads.size()));
    }

    Ledger ledger() {
        return ledger;
    }

    /** All so far, in the order they came. */
    Queue<Sender.Answer> answers() {
        return answers;
    }

    /** Stops the senders, and sends once more what was never acknowledged. */
    void settle() {
        close();
        var last = sender("last", new Random(0));
        var left = ledger.unacknowledged();
        for (var from = 0; from < left.size(); from += REDELIVERED_AT_ONCE) {
            if (!last.send(left.subList(from, Math.min(left.size(), from + REDELIVERED_AT_ONCE)))) {
                throw new AssertionError("not acknowledged in calm either: " + answers);
            }
        }
    }

    /** From now on each sender waits that long after an answer. */
    void pauseAfterEach(Duration pause) {
        senders.forEach(sender -> sender.pauseAfterEach(pause));
    }

    /** Once all is acknowledged: sends everything again, in another order. */
    void replay(Random random) {
        var all = ledger.notices();
        Collections.shuffle(all, random);
        var again = sender("again", random);
        for (var from = 0; from < all.size(); from += REDELIVERED_AT_ONCE) {
            var batch = all.subList(from, Math.min(all.size(), from + REDELIVERED_AT_ONCE));
            if (!again.send(batch)) {
                throw new AssertionError("not acknowledged once more: " + answers);
            }
        }
    }

    @Override
    public void close() {
        stop(senders, threads);
        if (!failures.isEmpty()) {
            throw new AssertionError("a sender gave up", failures.peek());
        }
    }

    private static void stop(List<Sender> senders, List<Thread> threads) {
        senders.forEach(Sender::stop);
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        senders.clear();
        threads.clear();
    }

    private Sender sender(String name, Random random) {
        return new Sender(url, ledger, name, random, answers::add);
    }
}
