package io.watchkeeper.diagnosis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Many hosts in one real web server, each at an address of its own on this machine: it counts how many requests each has at a time, and all together. */
final class Gateways implements AutoCloseable {
    private static final int UNAVAILABLE = 503;

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final Duration pause;
    private final Load all = new Load();
    private final Map<String, Load> hosts = new ConcurrentHashMap<>();

    /** How much is under way. */
    private static final class Load {
        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private final AtomicInteger times = new AtomicInteger();

        void begin() {
            times.incrementAndGet();
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
        }

        void end() {
            now.decrementAndGet();
        }
    }

    /** @param pause before each answer, so that requests pile up where nobody keeps them from it */
    Gateways(Duration pause) {
        this.pause = pause;
        try {
            server = HttpServer.create(new InetSocketAddress(0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(workers);
        server.createContext("/", this::answer);
        server.start();
    }

    /** @param host from 1 to 250 */
    String url(int host) {
        return "http://127.0.1." + host + ":" + server.getAddress().getPort();
    }

    int mostAtOnce() {
        return all.most.get();
    }

    int mostOfAHost() {
        return hosts.values().stream().mapToInt(load -> load.most.get()).max().orElse(0);
    }

    int hosts() {
        return hosts.size();
    }

    int times() {
        return all.times.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var host =
                hosts.computeIfAbsent(exchange.getLocalAddress().getAddress().getHostAddress(), unknown -> new Load());
        all.begin();
        host.begin();
        try {
            LockSupport.parkNanos(pause.toNanos());
        } finally {
            host.end();
            all.end();
            exchange.sendResponseHeaders(UNAVAILABLE, -1);
            exchange.close();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
