package io.watchkeeper.packaged;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.watchkeeper.packaged.Ledger.Notice;

/**
 * Posts alerts without pause: new ones, the end of some that were acknowledged, and some once more. What was not acknowledged it sends again now or leaves for the
 * end.
 */
final class Sender {
    /** Longer than the service may take to commit. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Duration BEFORE_RETRY = Duration.ofMillis(200);
    private static final int GIVES_UP_ONE_IN = 10;
    private static final int HOSTS = 40;
    private static final int LARGEST_BATCH = 25;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI url;
    private final Ledger ledger;
    private final String name;
    private final Random random;
    private final Consumer<Answer> answers;
    private final List<Notice> firing = new ArrayList<>();
    private int serial;
    private volatile Duration pause = Duration.ZERO;
    private volatile boolean stopped;

    /** @param status 0 where the connection broke */
    record Answer(int status, Duration took, String retryAfter, String contentType, String body) {
        /** As it is kept: a long run has a hundred thousand that say nothing more. */
        Answer remembered() {
            return status == 200 ? new Answer(status, took, retryAfter, contentType, "") : this;
        }
    }

    Sender(URI url, Ledger ledger, String name, Random random, Consumer<Answer> answers) {
        this.url = url;
        this.ledger = ledger;
        this.name = name;
        this.random = random;
        this.answers = answers;
    }

    void pauseAfterEach(Duration pause) {
        this.pause = pause;
    }

    void run() {
        while (!stopped) {
            LockSupport.parkNanos(pause.toNanos());
            var batch = batch();
            while (!send(batch) && !stopped && random.nextInt(GIVES_UP_ONE_IN) > 0) {
                LockSupport.parkNanos(BEFORE_RETRY.toNanos());
            }
        }
    }

    /** After the answer that it waits for. */
    void stop() {
        stopped = true;
    }

    /** @return whether it was acknowledged */
    boolean send(List<Notice> batch) {
        ledger.sending(batch);
        var answer = post(batch);
        answers.accept(answer.remembered());
        if (answer.status() != 200) {
            return false;
        }
        ledger.acknowledged(batch, signalIds(answer.body()));
        batch.stream().filter(Notice::firing).forEach(firing::add);
        return true;
    }

    private List<Notice> batch() {
        var batch = new ArrayList<Notice>();
        for (int left = 1 + random.nextInt(LARGEST_BATCH); left > 0; left--) {
            batch.add(next());
        }
        return batch.stream().distinct().toList();
    }

    private Notice next() {
        var dice = random.nextInt(10);
        if (dice < 7 || firing.isEmpty()) {
            return new Notice(name + "-" + serial++, true);
        }
        var known = firing.get(random.nextInt(firing.size()));
        return dice < 9 ? new Notice(known.series(), false) : known;
    }

    private Answer post(List<Notice> batch) {
        var body = batch.stream().map(Sender::alert).collect(Collectors.joining(",", "[", "]"));
        var request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + PackagedService.TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var started = System.nanoTime();
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            var took = Duration.ofNanos(System.nanoTime() - started);
            var headers = response.headers();
            return new Answer(
                    response.statusCode(),
                    took,
                    headers.firstValue("Retry-After").orElse(""),
                    headers.firstValue("Content-Type").orElse(""),
                    response.body());
        } catch (IOException broken) {
            return new Answer(0, Duration.ofNanos(System.nanoTime() - started), "", "", broken.toString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Answer(0, Duration.ofNanos(System.nanoTime() - started), "", "", "given up by the test");
        }
    }

    /** Some hosts share their events, so that signals of several senders meet on one row. */
    private static String alert(Notice notice) {
        var host = Math.floorMod(notice.series().hashCode(), HOSTS);
        var end = notice.firing() ? "" : ",\"endsAt\":\"2026-03-01T03:00:00Z\"";
        return """
                {"fingerprint":"%s","status":"%s","startsAt":"2026-03-01T02:00:00Z"%s,\
                "labels":{"alertname":"HostHighCpuLoad","instance":"host-%d:9100","severity":"warning","series":"%s"}}"""
                .formatted(notice.series(), notice.firing() ? "FIRING" : "RESOLVED", end, host, notice.series());
    }

    private static List<String> signalIds(String body) {
        try {
            return StreamSupport.stream(JSON.readTree(body).required("results").spliterator(), false)
                    .map(result -> result.path("signalId").asText())
                    .toList();
        } catch (JsonProcessingException unreadable) {
            throw new AssertionError("a 200 that is not JSON: " + body, unreadable);
        }
    }
}
