package io.watchkeeper.access.secret;

import java.nio.file.Path;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.watchkeeper.access.AccessConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hands the keys of this node to whoever seals and opens. */
class SecretKeyProducer {
    @Produces
    @Singleton
    SecretKeySource keys(
            AccessConfig config,
            @ConfigProperty(name = "watchkeeper.data-dir", defaultValue = "watchkeeper-data") Path folder) {
        return new SecretKeySource(config.secretKey(), config.formerSecretKey(), folder);
    }
}
