package io.watchkeeper.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** After every class of tests: no secret that was planted so far, by whichever class, stands in the log. */
public final class CanaryWatch implements AfterAllCallback {
    private static final Path LOG = Path.of(System.getProperty("repository.root", "."), "target", "test-service.log");

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        var planted = Canary.planted();
        if (planted.isEmpty() || !Files.exists(LOG)) {
            return;
        }
        try (var lines = Files.lines(LOG, StandardCharsets.ISO_8859_1)) {
            lines.filter(line -> planted.stream().anyMatch(line::contains))
                    .findFirst()
                    .ifPresent(line -> {
                        throw new AssertionError("A planted secret stands in " + LOG + ": " + line);
                    });
        }
    }
}
