package io.watchkeeper.rulebook.trial;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the process may use that tries rules which were never live. */
@ConfigMapping(prefix = "watchkeeper.rulebook.trial")
public interface TrialConfig {
    /** Rules that take longer are refused. */
    @WithDefault("PT60S")
    Duration within();

    /** Its heap. Rules that need more are refused. */
    @WithDefault("512M")
    MemorySize memory();
}
