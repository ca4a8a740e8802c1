package io.watchkeeper.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;

import io.watchkeeper.facts.Alert;
import io.watchkeeper.journal.Incoming;
import io.watchkeeper.problem.Flaw;

/** Posts as tests send them, and short ways into what was read of them. */
final class Posts {
    static final Instant NOW = Instant.parse("2026-11-23T03:00:30Z");
    static final Limits LIMITS = new Limits(8 * 1024 * 1024, 1_000, 10_000, 128, 256, 4_096, 32);
    static final Post POST = new Post("default", "am-east", NOW, "delivery-1");

    private Posts() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] gzip(byte[] plain) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static Reading read(Format format, String body) {
        return read(format, bytes(body));
    }

    static Reading read(Format format, byte[] body) {
        return format.reader(LIMITS).read(body, POST);
    }

    /** The only member, which must be sound. */
    static Incoming only(Format format, String body) {
        Reading reading = read(format, body);
        assertThat(reading.rejections()).isEmpty();
        assertThat(reading.signals()).hasSize(1);
        return reading.signals().get(0);
    }

    static Alert alert(Incoming incoming) {
        return (Alert) incoming.signal();
    }

    /** The only flaw of the only member. */
    static Flaw flaw(Format format, String body) {
        Reading reading = read(format, body);
        assertThat(reading.signals()).isEmpty();
        assertThat(reading.rejections()).hasSize(1);
        assertThat(reading.rejections().get(0).errors()).hasSize(1);
        return reading.rejections().get(0).errors().get(0);
    }
}
