package io.watchkeeper.diagnosis.check;

import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;

import io.watchkeeper.access.secret.SecretValue;
import io.watchkeeper.remote.KnownHosts;
import io.watchkeeper.remote.SshHost;

/** A host of a source of the kind SSH, where the source allows it. */
public final class SshAccess {
    private static final String PORT = "22";

    private SshAccess() {}

    /**
     * @throws CheckFailed where the source does not allow the host, or cannot be used
     * @throws UnknownHostException where the name means nothing
     */
    public static SshHost to(String host, Map<String, String> settings, Optional<SecretValue> secret)
            throws UnknownHostException {
        return new SshHost(
                host,
                HostGuard.of(settings.getOrDefault("hosts", "")).resolve(host),
                Integer.parseInt(settings.getOrDefault("port", PORT)),
                settings.getOrDefault("user", ""),
                secret.orElseThrow(() -> new CheckFailed("without a secret no host is reached")),
                KnownHosts.read(settings.getOrDefault("hostKeys", ""))
                        .orElseThrow(() -> new CheckFailed("the host keys cannot be read")));
    }
}
