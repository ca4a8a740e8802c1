package io.watchkeeper.diagnosis.check;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;

/** Asks web servers. The address is resolved once and connected to; a redirect is an answer and not followed; bodies are bounded. */
final class WebClientOfChecks {
    private static final int MOST_BYTES = 1 << 20;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final HttpClient client;

    WebClientOfChecks(Vertx vertx) {
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setMaxRedirects(0)
                .setDecompressionSupported(false)
                .setTrustAll(false)
                .setVerifyHost(true));
    }

    /** @param millis until the answer was read whole */
    record Reply(int status, String body, double millis) {}

    /** @param path with its query, percent-encoded, to be put behind the source's address */
    Reply get(Source source, String path, Duration within) throws IOException, InterruptedException {
        return reply(options(source, path, within).setMethod(HttpMethod.GET), Buffer.buffer(), within);
    }

    /** @param json to be sent to the path */
    Reply post(Source source, String path, String json, Duration within) throws IOException, InterruptedException {
        var options =
                options(source, path, within).setMethod(HttpMethod.POST).putHeader("Content-Type", "application/json");
        return reply(options, Buffer.buffer(json), within);
    }

    private static RequestOptions options(Source source, String path, Duration within) throws IOException {
        var base = address(source);
        boolean tls = base.getScheme().equals("https");
        int port = base.getPort() > 0 ? base.getPort() : tls ? HTTPS : HTTP;
        var resolved = InetAddress.getByName(base.getHost());
        var options = new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(port, resolved.getHostAddress()))
                .setHost(base.getHost())
                .setPort(port)
                .setSsl(tls)
                .setFollowRedirects(false)
                .setConnectTimeout(within.toMillis())
                .setTimeout(within.toMillis())
                .setURI(base.getRawPath().replaceAll("/+$", "") + path);
        credentials(source, options);
        return options;
    }

    private static URI address(Source source) {
        try {
            var uri = URI.create(source.setting("url"));
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException unreadable) {
            // told below
        }
        throw new CheckFailed("the source " + source.name() + " has no web address");
    }

    private static void credentials(Source source, RequestOptions options) {
        source.secret().ifPresent(secret -> {
            var user = source.setting("user", "");
            var pair = (user + ":" + secret.expose()).getBytes(StandardCharsets.UTF_8);
            options.putHeader(
                    "Authorization",
                    user.isEmpty()
                            ? "Bearer " + secret.expose()
                            : "Basic " + Base64.getEncoder().encodeToString(pair));
        });
    }

    private Reply reply(RequestOptions options, Buffer body, Duration within) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        var answered = client.request(options).compose(request -> sent(request, body));
        try {
            var reply =
                    answered.toCompletionStage().toCompletableFuture().get(within.toMillis(), TimeUnit.MILLISECONDS);
            return new Reply(reply.status(), reply.body(), (System.nanoTime() - begun) / 1_000_000.0);
        } catch (TimeoutException late) {
            throw new IOException("no answer within " + within.toSeconds() + " s");
        } catch (ExecutionException failed) {
            // the message of the client names host and port, no header
            throw new IOException(failed.getCause().getMessage());
        }
    }

    private Future<Reply> sent(HttpClientRequest request, Buffer body) {
        // awaited before it is sent: this thread may rest while the answer comes and goes
        var reply = request.response().compose(this::whole);
        if (body.length() == 0) {
            request.end();
        } else {
            request.end(body);
        }
        return reply;
    }

    private Future<Reply> whole(HttpClientResponse response) {
        var body = Buffer.buffer();
        response.handler(part -> {
            if (body.length() + part.length() > MOST_BYTES) {
                response.request().reset();
            } else {
                body.appendBuffer(part);
            }
        });
        return response.end().map(done -> new Reply(response.statusCode(), body.toString(StandardCharsets.UTF_8), 0));
    }
}
