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

    /** Seals the session cookie and the secrets, at least 16 characters. Absent: one of its own for each, in the database and in a file. */
    Optional<String> secretKey();

    /** The secret key before the present one, until every secret is sealed with that: see the command {@code secrets rotate-key}. */
    Optional<String> formerSecretKey();

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
