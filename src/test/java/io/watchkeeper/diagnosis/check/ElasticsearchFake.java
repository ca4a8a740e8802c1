package io.watchkeeper.diagnosis.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * No Elasticsearch, but a strict fake of the part of its HTTP API that checks use: {@code POST /INDEX/_count} and {@code /_search} with the query language's bool, term, match_phrase and
 * range. Whatever else is sent is refused as Elasticsearch refuses what it does not know.
 */
final class ElasticsearchFake implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String INDEX = "logs-shop";
    private static final String AUTHORIZATION = "Bearer token-of-logs";

    private final HttpServer server;
    private final List<JsonNode> lines = new CopyOnWriteArrayList<>();
    private volatile int failedShards;
    private volatile int status = 200;

    /** Answered with a status of its own. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int status;

        Refused(int status, String reason) {
            super(reason, null, false, false);
            this.status = status;
        }
    }

    ElasticsearchFake() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void line(Instant at, String level, String pod, String message) {
        lines.add(JSON.createObjectNode()
                .put("@timestamp", at.toString())
                .put("level", level)
                .put("kubernetes.pod", pod)
                .put("message", message));
    }

    /** Some of the data does not answer. */
    void losesShards(int failed) {
        failedShards = failed;
    }

    /** Everything is answered so. */
    void answers(int with) {
        status = with;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        int answered = status;
        String said;
        try {
            said = status == 200 ? found(exchange, JSON.readTree(body)) : "";
        } catch (Refused refused) {
            answered = refused.status;
            said = "{\"error\":{\"type\":\"refused\",\"reason\":\"" + refused.getMessage() + "\"}}";
        }
        var bytes = said.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answered, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String found(HttpExchange exchange, JsonNode body) {
        demand(exchange.getRequestMethod().equals("POST"), 405, "Incorrect HTTP method");
        demand(
                AUTHORIZATION.equals(exchange.getRequestHeaders().getFirst("Authorization")),
                401,
                "missing authentication credentials");
        demand(
                "application/json".equals(exchange.getRequestHeaders().getFirst("Content-Type")),
                406,
                "Content-Type header is not supported");
        var path = exchange.getRequestURI().getPath().split("/");
        demand(path.length == 3, 400, "no handler found");
        demand(path[1].equals(INDEX) || path[1].equals("logs-*"), 404, "no such index");
        var hits = lines.stream()
                .filter(line -> matches(body.path("query"), line))
                .sorted(Comparator.comparing(line -> line.path("@timestamp").asText()))
                .toList();
        return switch (path[2]) {
            case "_count" -> {
                only(body, "query");
                yield "{\"count\":" + hits.size() + "," + shards() + "}";
            }
            case "_search" -> {
                only(body, "query", "size", "sort");
                demand(
                        body.path("sort").toString().equals("[{\"@timestamp\":\"desc\"}]")
                                && body.path("size").asInt() == 1,
                        400,
                        "parsing_exception");
                yield "{\"timed_out\":false," + shards() + ",\"hits\":{\"hits\":"
                        + (hits.isEmpty() ? "[]" : "[{\"_source\":" + hits.get(hits.size() - 1) + "}]")
                        + "}}";
            }
            default -> throw new Refused(400, "no handler found");
        };
    }

    private String shards() {
        return "\"_shards\":{\"total\":3,\"successful\":" + (3 - failedShards) + ",\"failed\":" + failedShards + "}";
    }

    private static boolean matches(JsonNode query, JsonNode line) {
        only(query, "bool");
        only(query.path("bool"), "filter", "must_not");
        return clauses(query, "filter").stream().allMatch(clause -> holds(clause, line))
                && clauses(query, "must_not").stream().noneMatch(clause -> holds(clause, line));
    }

    private static List<JsonNode> clauses(JsonNode query, String kind) {
        return StreamSupport.stream(query.path("bool").path(kind).spliterator(), false)
                .toList();
    }

    private static boolean holds(JsonNode clause, JsonNode line) {
        demand(clause.size() == 1, 400, "malformed query");
        var kind = clause.fieldNames().next();
        var condition = clause.path(kind);
        demand(condition.isObject() && condition.size() == 1, 400, kind + " doesn't support multiple fields");
        var field = condition.fieldNames().next();
        var wanted = condition.path(field);
        var value = line.path(field).asText();
        return switch (kind) {
            case "term" -> value.equals(text(wanted));
            case "match_phrase" -> value.toLowerCase().contains(text(wanted).toLowerCase());
            case "range" -> !Instant.parse(value).isBefore(since(wanted));
            default -> throw new Refused(400, "unknown query [" + kind + "]");
        };
    }

    private static String text(JsonNode wanted) {
        demand(wanted.isTextual(), 400, "unknown token");
        return wanted.asText();
    }

    private static Instant since(JsonNode wanted) {
        only(wanted, "gte");
        var written = wanted.path("gte").asText();
        demand(written.matches("now-[0-9]+[smhd]"), 400, "failed to parse date field");
        var number = written.substring("now-".length()).toUpperCase();
        return Instant.now().minus(Duration.parse(number.endsWith("D") ? "P" + number : "PT" + number));
    }

    private static void only(JsonNode object, String... members) {
        var unknown = new TreeSet<String>();
        object.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(Set.of(members));
        demand(object.isObject() && unknown.isEmpty(), 400, "unknown field " + new ArrayList<>(unknown));
    }

    private static void demand(boolean met, int status, String reason) {
        if (!met) {
            throw new Refused(status, reason);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
