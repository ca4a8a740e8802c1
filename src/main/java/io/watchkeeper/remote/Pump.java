package io.watchkeeper.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/** Reads what a process writes, in a thread of its own, so that it never stands still for want of a reader. */
final class Pump {
    private final Lines to;
    private final Thread thread;

    Pump(InputStream from, Lines to) {
        this.to = to;
        this.thread = inBackground(() -> {
            try (from;
                    to) {
                from.transferTo(to);
            }
        });
    }

    /** A process that does not read what it is told is none the worse for it. */
    static void feed(OutputStream to, byte[] input) {
        inBackground(() -> {
            try (to) {
                to.write(input);
            }
        });
    }

    private interface Work {
        void run() throws IOException;
    }

    private static Thread inBackground(Work work) {
        var thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException ended) {
                        // the process is gone
                    }
                },
                "script-stream");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** @return the last lines */
    String end(Duration patience) throws InterruptedException {
        thread.join(patience.toMillis());
        return to.last();
    }
}
