package io.watchkeeper.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedBuffersTest {
    @ParameterizedTest
    @CsvSource({"0.5, 128MB", "2, 256MB", "4, 512MB", "64, 1024MB"})
    void an_eighth_of_the_memory_within_bounds(double gigabytes, String setting) {
        assertThat(SharedBuffers.of((long) (gigabytes * 1024 * 1024 * 1024)).setting())
                .isEqualTo(setting);
    }
}
