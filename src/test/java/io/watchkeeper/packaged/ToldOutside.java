package io.watchkeeper.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;

/** Somebody outside with a webhook: believes only what is signed as the documentation says. */
final class ToldOutside implements AutoCloseable {
    static final String SECRET = "only the two of us know";

    private static final String PATH = "/self-heal";
    private static final String HMAC = "HmacSHA256";
    private static final int TAKEN = 204;
    private static final int REFUSED = 403;

    private final HttpServer server;
    private final List<JsonObject> told = new CopyOnWriteArrayList<>();

    ToldOutside() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext(PATH, this::listen);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + PATH;
    }

    /** What was told of a record, the first first. */
    List<JsonObject> of(String record) {
        return told.stream()
                .filter(values -> values.getString("record").equals(record))
                .toList();
    }

    private void listen(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean believed = signed(exchange, body);
        if (believed) {
            told.add(new JsonObject(body).getJsonObject("values"));
        }
        exchange.sendResponseHeaders(believed ? TAKEN : REFUSED, -1);
        exchange.close();
    }

    private static boolean signed(HttpExchange exchange, String body) {
        var headers = exchange.getRequestHeaders();
        var signature = headers.getFirst("Watchkeeper-Signature");
        var seconds = signature.substring("t=".length(), signature.indexOf(','));
        var text = String.join("\n", seconds, "POST", PATH, headers.getFirst("Idempotency-Key"), body);
        return signature.equals("t=" + seconds + ",v1=" + hmac(text));
    }

    private static String hmac(String text) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
