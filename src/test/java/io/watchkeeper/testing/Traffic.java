package io.watchkeeper.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** Users: one request after the other as long as this is open; who answered, and what went wrong. */
public final class Traffic implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(3);
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int OK = 200;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(SOON).build();
    private final HttpRequest request;
    private final List<String> answers = new CopyOnWriteArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final Thread user = new Thread(this::ask, "user");
    private volatile boolean open = true;

    private Traffic(URI address) {
        request = HttpRequest.newBuilder(address).timeout(SOON).build();
    }

    public static Traffic to(URI address) {
        var traffic = new Traffic(address);
        traffic.user.start();
        return traffic;
    }

    private void ask() {
        while (open) {
            try {
                var answer = client.send(request, BodyHandlers.ofString());
                (answer.statusCode() == OK ? answers : failures).add(answer.body());
            } catch (IOException failed) {
                failures.add(failed.toString());
            } catch (InterruptedException stopped) {
                return;
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }

    /** Whose answers come next, of so many requests that are sent from now on. */
    public TreeSet<String> next(int requests) {
        // the one that is under way was sent before
        int from = answers.size() + 1;
        long until = System.nanoTime() + SOON.toNanos();
        while (answers.size() < from + requests) {
            if (System.nanoTime() > until) {
                throw new AssertionError("no answers: " + failures);
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
        return new TreeSet<>(answers.subList(from, from + requests));
    }

    public List<String> failures() {
        return failures;
    }

    @Override
    public void close() {
        open = false;
        try {
            user.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
