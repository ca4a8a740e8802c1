package io.watchkeeper.plan.operation;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
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

/** Sends requests that change something. Whether one left the house is told from whether an answer came; a redirect is an answer, not followed; answers are bounded. */
final class SendingClient {
    private static final int MOST_BYTES = 1 << 20;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final HttpClient client;

    SendingClient(Vertx vertx) {
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setMaxRedirects(0)
                .setDecompressionSupported(false)
                .setTrustAll(false)
                .setVerifyHost(true));
    }

    /** @param path with its query, percent-encoded, to be put behind the connection's address */
    record Request(HttpMethod method, URI base, String path, Map<String, String> headers, String body) {
        Request with(Map<String, String> others) {
            return new Request(method, base, path, others, body);
        }

        String target() {
            var whole = base.getRawPath().replaceAll("/+$", "") + path;
            return whole.isEmpty() ? "/" : whole;
        }
    }

    sealed interface Reply {
        record Answered(int status, String body) implements Reply {}

        /** Nobody was reached: nothing was sent. */
        record NotSent(String why) implements Reply {}

        record NoAnswer(String why) implements Reply {}
    }

    Reply send(Request request, Duration within) throws InterruptedException {
        long until = System.nanoTime() + within.toNanos();
        HttpClientRequest connected;
        try {
            connected = within(client.request(options(request, within)), until);
        } catch (UnknownHostException unknown) {
            return new Reply.NotSent("the name " + request.base().getHost() + " means no address");
        } catch (ExecutionException | TimeoutException failed) {
            return new Reply.NotSent(why(failed, within));
        }
        try {
            // awaited before it is sent: this thread may rest while the answer comes and goes
            var reply = connected.response().compose(SendingClient::whole);
            connected.end(request.body());
            return within(reply, until);
        } catch (ExecutionException | TimeoutException failed) {
            return new Reply.NoAnswer(why(failed, within));
        } finally {
            // no harm where the answer has been read
            connected.reset();
        }
    }

    private static RequestOptions options(Request request, Duration within) throws UnknownHostException {
        var base = request.base();
        boolean tls = base.getScheme().equals("https");
        int port = base.getPort() > 0 ? base.getPort() : tls ? HTTPS : HTTP;
        var options = new RequestOptions()
                .setMethod(request.method())
                .setServer(SocketAddress.inetSocketAddress(
                        port, InetAddress.getByName(base.getHost()).getHostAddress()))
                .setHost(base.getHost())
                .setPort(port)
                .setSsl(tls)
                .setFollowRedirects(false)
                .setConnectTimeout(within.toMillis())
                .setURI(request.target());
        request.headers().forEach(options::putHeader);
        return options;
    }

    private static <T> T within(Future<T> awaited, long until)
            throws InterruptedException, ExecutionException, TimeoutException {
        return awaited.toCompletionStage()
                .toCompletableFuture()
                .get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    /** The message of the client names host and port, no header. */
    private static String why(Exception failed, Duration within) {
        return failed instanceof TimeoutException
                ? "no answer within " + within.toSeconds() + " s"
                : Objects.requireNonNullElse(
                        failed.getCause().getMessage(),
                        failed.getCause().getClass().getSimpleName());
    }

    /** What is too much is read and dropped: the status counts. */
    private static Future<Reply> whole(HttpClientResponse response) {
        var body = Buffer.buffer();
        response.handler(part -> body.appendBuffer(part, 0, Math.min(part.length(), MOST_BYTES - body.length())));
        return response.end()
                .map(done -> new Reply.Answered(response.statusCode(), body.toString(StandardCharsets.UTF_8)));
    }
}
