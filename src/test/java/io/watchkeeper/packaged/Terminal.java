package io.watchkeeper.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import io.watchkeeper.packaged.PackagedService.Setup;

/** The commands of the packaged program, as an administrator types them. */
final class Terminal {
    private static final Duration TO_ANSWER = Duration.ofSeconds(25);

    private Terminal() {}

    /** Runs a command to its end; its exit code is checked, what it printed is given. */
    static String expect(int exitCode, Setup setup, String... command) {
        try (var program = setup.run(command)) {
            var code = program.awaitExit(TO_ANSWER);
            assertThat(code)
                    .as("exit code of %s, which printed:%n%s", String.join(" ", command), program.output())
                    .isEqualTo(exitCode);
            assertThat(program.output()).doesNotContain("\tat ");
            return program.output();
        }
    }
}
