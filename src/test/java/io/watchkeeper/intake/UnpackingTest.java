package io.watchkeeper.intake;

import static io.watchkeeper.intake.Posts.bytes;
import static io.watchkeeper.intake.Posts.gzip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

import com.sun.management.ThreadMXBean;
import io.watchkeeper.problem.ProblemException;
import org.junit.jupiter.api.Test;

class UnpackingTest {
    private static final int LIMIT = 8 * 1024 * 1024;

    @Test
    void plain_and_packed_bodies_come_out_the_same() {
        byte[] body = bytes("[]");

        assertThat(Unpacking.unpacked(body, null, LIMIT)).isEqualTo(body);
        assertThat(Unpacking.unpacked(body, "identity", LIMIT)).isEqualTo(body);
        assertThat(Unpacking.unpacked(gzip(body), "gzip", LIMIT)).isEqualTo(body);
        assertThat(Unpacking.unpacked(gzip(body), "X-GZIP ", LIMIT)).isEqualTo(body);
    }

    @Test
    void a_body_of_exactly_the_limit_is_taken_and_one_byte_more_is_not() {
        assertThat(Unpacking.unpacked(gzip(new byte[1_000]), "gzip", 1_000)).hasSize(1_000);
        assertThat(status(gzip(new byte[1_001]), "gzip", 1_000)).isEqualTo(413);
        assertThat(status(new byte[1_001], null, 1_000)).isEqualTo(413);
    }

    @Test
    void a_gigabyte_packed_into_a_megabyte_is_refused_without_being_unpacked() throws IOException {
        byte[] bomb = zeros(1L << 30);
        assertThat(bomb).hasSizeLessThan(2_000_000);
        var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        long before = thread.getCurrentThreadAllocatedBytes();
        int status = status(bomb, "gzip", LIMIT);
        long allocated = thread.getCurrentThreadAllocatedBytes() - before;

        assertThat(status).isEqualTo(413);
        assertThat(allocated).isLessThan(3L * LIMIT);
    }

    @Test
    void what_is_no_gzip_or_breaks_off_is_refused() {
        byte[] packed = gzip(bytes("[]".repeat(1_000)));

        assertThat(status(bytes("[]"), "gzip", LIMIT)).isEqualTo(400);
        assertThat(status(Arrays.copyOf(packed, packed.length - 9), "gzip", LIMIT))
                .isEqualTo(400);
        assertThat(status(new byte[0], "gzip", LIMIT)).isEqualTo(400);
    }

    @Test
    void other_encodings_are_not_supported() {
        assertThat(status(bytes("[]"), "br", LIMIT)).isEqualTo(415);
        assertThat(status(bytes("[]"), "gzip, gzip", LIMIT)).isEqualTo(415);
    }

    private static int status(byte[] body, String encoding, int limit) {
        return catchThrowableOfType(ProblemException.class, () -> Unpacking.unpacked(body, encoding, limit))
                .problem()
                .status();
    }

    private static byte[] zeros(long count) throws IOException {
        var packed = new ByteArrayOutputStream();
        byte[] block = new byte[1 << 20];
        try (var gzip = new GZIPOutputStream(packed)) {
            for (long written = 0; written < count; written += block.length) {
                gzip.write(block);
            }
        }
        return packed.toByteArray();
    }
}
