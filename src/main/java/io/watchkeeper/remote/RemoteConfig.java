package io.watchkeeper.remote;

import java.nio.file.Path;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "watchkeeper.remote")
public interface RemoteConfig {
    /** Each script in a folder of its own, with its manifest. Without it there are none. */
    Optional<Path> scripts();

    /** Whether scripts run in a sandbox of bubblewrap: where it works, never, or always, which refuses to run any without. */
    @WithDefault("where-possible")
    String sandbox();
}
