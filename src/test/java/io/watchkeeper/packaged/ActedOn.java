package io.watchkeeper.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** What plans act on by requests: counts them by their path, and answers late where it is told to. */
final class ActedOn implements AutoCloseable {
    private static final int OK = 200;
    private static final int REFUSED = 409;

    private final HttpServer server;
    private final Map<String, AtomicInteger> times = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> refusals = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> effects = new ConcurrentHashMap<>();
    private volatile Duration pause = Duration.ZERO;

    ActedOn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Requests for the step are counted, and not answered until it is let go. */
    void hold(String step) {
        held.put(step, new CountDownLatch(1));
    }

    void letGo(String step) {
        held.remove(step).countDown();
    }

    void slow(Duration before) {
        pause = before;
    }

    /** So many of the next requests for the step do nothing, and say so. */
    void refuse(String step, int requests) {
        refusals.put(step, new AtomicInteger(requests));
    }

    /** How often the step was done. */
    int effects(String step) {
        return effects.computeIfAbsent(step, absent -> new AtomicInteger()).get();
    }

    int times(String step) {
        return times.computeIfAbsent(step, absent -> new AtomicInteger()).get();
    }

    void forget() {
        times.clear();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var step = exchange.getRequestURI().getPath().substring(1);
        times.computeIfAbsent(step, absent -> new AtomicInteger()).incrementAndGet();
        boolean refused = refusals.containsKey(step) && refusals.get(step).getAndDecrement() > 0;
        if (!refused) {
            effects.computeIfAbsent(step, absent -> new AtomicInteger()).incrementAndGet();
        }
        LockSupport.parkNanos(pause.toNanos());
        try {
            var latch = held.get(step);
            if (latch != null) {
                latch.await();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        exchange.sendResponseHeaders(refused ? REFUSED : OK, -1);
        exchange.close();
    }

    @Override
    public void close() {
        held.values().forEach(CountDownLatch::countDown);
        server.stop(0);
    }
}
