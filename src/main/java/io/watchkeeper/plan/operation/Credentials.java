package io.watchkeeper.plan.operation;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

import io.watchkeeper.access.secret.SecretValue;

/** What a request shows of who sends it: a signature, a token, or a user with a password. */
final class Credentials {
    private final Clock clock;

    Credentials(Clock clock) {
        this.clock = clock;
    }

    /** The same request with its headers. */
    SendingClient.Request on(SendingClient.Request request, Connection connection, String key) {
        if (connection.setting("sign", "").equals("hmac-sha256")) {
            return signed(request, connection, key);
        }
        var headers = headers(request, repetition(key));
        connection
                .secret()
                .ifPresent(secret -> headers.put("Authorization", shown(secret, connection.setting("user", ""))));
        return request.with(headers);
    }

    /** The same request, signed by the secret of the connection. */
    SendingClient.Request signed(SendingClient.Request request, Connection connection, String key) {
        var repetition = repetition(key);
        var headers = headers(request, repetition);
        long seconds = clock.instant().getEpochSecond();
        headers.put(Signature.HEADER, Signature.of(connection.neededSecret(), seconds, request, repetition));
        return request.with(headers);
    }

    private static Map<String, String> headers(SendingClient.Request request, String repetition) {
        var headers = new TreeMap<String, String>();
        headers.put("Idempotency-Key", repetition);
        if (!request.body().isEmpty()) {
            headers.put("Content-Type", "application/json");
        }
        return headers;
    }

    /** A name in it may hold any letter, a header may not. */
    private static String repetition(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
    }

    private static String shown(SecretValue secret, String user) {
        if (user.isEmpty()) {
            return "Bearer " + secret.expose();
        }
        var pair = (user + ":" + secret.expose()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
