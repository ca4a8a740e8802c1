package io.watchkeeper.setting;

import io.smallrye.config.ConfigValue;

/** Where a value came from. */
public enum Origin {
    DEFAULT,
    ENVIRONMENT,
    ENVIRONMENT_FILE,
    SYSTEM_PROPERTY,
    ELSEWHERE;

    private static final int SHIPPED = 250;

    /** By the sources that MicroProfile Config and Quarkus know; what the jar brings is a default, whichever file it stands in. */
    static Origin of(ConfigValue value) {
        var source = value.getConfigSourceName();
        if (value.getValue() == null || source == null || value.getConfigSourceOrdinal() <= SHIPPED) {
            return DEFAULT;
        }
        if (source.contains(".env")) {
            return ENVIRONMENT_FILE;
        }
        if (source.startsWith("EnvConfigSource")) {
            return ENVIRONMENT;
        }
        return source.startsWith("SysPropConfigSource") ? SYSTEM_PROPERTY : ELSEWHERE;
    }
}
