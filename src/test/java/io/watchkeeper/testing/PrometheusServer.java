package io.watchkeeper.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Debian's Prometheus, which reads the metrics of one target every second. */
public final class PrometheusServer implements AutoCloseable {
    public static final String PROGRAM = "prometheus";

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path log;
    private final int port = freePort();
    private final Process process;

    private PrometheusServer(Path folder, String target) throws IOException {
        Files.createDirectories(folder);
        log = folder.resolve("prometheus.log");
        Files.writeString(
                folder.resolve("prometheus.yml"),
                """
                global: { scrape_interval: 1s }
                scrape_configs:
                  - job_name: node
                    static_configs: [{ targets: ["%s"] }]
                """
                        .formatted(target));
        process = new ProcessBuilder(
                        RealPrograms.require(PROGRAM).toString(),
                        "--config.file=" + folder.resolve("prometheus.yml"),
                        "--storage.tsdb.path=" + folder.resolve("storage"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** @param target such as {@code 127.0.0.1:9100} */
    public static PrometheusServer reading(String target, Path folder) {
        try {
            return new PrometheusServer(folder, target);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Waits until the query, which compares something, has an answer. */
    public void await(String query) {
        long until = System.nanoTime() + SOON.toNanos();
        while (System.nanoTime() < until) {
            if (holds(query)) {
                return;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        throw new AssertionError("not seen within " + SOON + ": " + query + "\n" + said());
    }

    private boolean holds(String query) {
        var address = url() + "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
        try {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
            return answer.body().contains("\"value\"");
        } catch (IOException starting) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String said() {
        try {
            return Files.readString(log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
