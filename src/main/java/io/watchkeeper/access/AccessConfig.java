package io.watchkeeper.access;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The settings of signing in. */
@ConfigMapping(prefix = "watchkeeper.access")
public interface AccessConfig {
    /** The administrator's API token, and at the first start also the password of {@code admin}; at least 16 characters. */
    Optional<String> adminToken();

    /** Seals the session cookie, at least 16 characters. Absent: made once and kept in the database. */
    Optional<String> secretKey();

    /** A session ends after this much idleness. */
    @WithDefault("PT8H")
    Duration sessionTimeout();

    /** A session ends this long after the sign-in, however much it is used. */
    @WithDefault("PT24H")
    Duration sessionLifetime();

    /** How often a session in use gets a fresh cookie. */
    @WithDefault("PT5M")
    Duration sessionRenewal();

    /** How long a verified token is believed: the longest time that another node honours a revoked one. */
    @WithDefault("PT30S")
    Duration tokenMemory();

    /** Whether {@code /q/metrics} answers without a token. */
    @WithDefault("false")
    boolean metricsOpen();
}
