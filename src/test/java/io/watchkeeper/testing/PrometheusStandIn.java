package io.watchkeeper.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** No Prometheus, but a server that answers queries in its form with numbers that the test gives; it keeps what it was asked, and how much of it at once. */
public final class PrometheusStandIn implements AutoCloseable {
    private static final int OK = 200;
    private static final String NUMBER =
            """
            {"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[0,"%s"]}]}}""";

    private static final String NOTHING =
            """
            {"status":"success","data":{"resultType":"vector","result":[]}}""";

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final Map<String, Double> numbers = new ConcurrentHashMap<>();
    private final Map<String, Runnable> before = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private volatile Duration pause = Duration.ZERO;

    public PrometheusStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(workers);
        server.createContext("/api/v1/query", this::answer);
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** @param part of the queries that it is the answer to; others have no series */
    public PrometheusStandIn answers(String part, double number) {
        numbers.put(part, number);
        return this;
    }

    /** Does something after the query has come and before it is answered, such as waiting. */
    public void before(String part, Runnable does) {
        before.put(part, does);
    }

    /** Every answer takes so long. */
    public void slow(Duration time) {
        pause = time;
    }

    /** How often it was asked such a query. */
    public long times(String part) {
        return asked.stream().filter(query -> query.contains(part)).count();
    }

    /** Counts from here on. */
    public void forget() {
        asked.clear();
    }

    /** The most queries that were under way at a time. */
    public int mostAtOnce() {
        return most.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        most.accumulateAndGet(now.incrementAndGet(), Math::max);
        try {
            var query = URLDecoder.decode(exchange.getRequestURI().getRawQuery(), StandardCharsets.UTF_8);
            asked.add(query);
            before.forEach((part, does) -> {
                if (query.contains(part)) {
                    does.run();
                }
            });
            LockSupport.parkNanos(pause.toNanos());
            var body = numbers.entrySet().stream()
                    .filter(known -> query.contains(known.getKey()))
                    .map(known -> NUMBER.formatted(known.getValue()))
                    .findFirst()
                    .orElse(NOTHING)
                    .getBytes(StandardCharsets.UTF_8);
            now.decrementAndGet();
            exchange.sendResponseHeaders(OK, body.length);
            exchange.getResponseBody().write(body);
        } finally {
            exchange.close();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
