package io.watchkeeper.rulebook;

import java.nio.file.Path;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where new content comes from. */
@ConfigMapping(prefix = "watchkeeper.rulebook")
public interface RulebookConfig {
    /** A folder laid out as {@code rules/}, read in place of the content library and watched: a saved edit is live within two seconds. */
    Optional<Path> directory();

    /** Whether the content library may take the place of a live version that no longer compiles. */
    @WithDefault("false")
    boolean replaceBroken();
}
