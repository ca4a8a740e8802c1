package io.watchkeeper.plan.operation;

import java.util.Map;
import java.util.Optional;

import io.watchkeeper.access.secret.SecretValue;

/** What an operation acts through, as operators configure it. Its secret shows itself to nobody. */
record Connection(String workspace, String name, Map<String, String> settings, Optional<SecretValue> secret) {
    /** For kinds that act through none. */
    static Connection none(String workspace) {
        return new Connection(workspace, "", Map.of(), Optional.empty());
    }

    String setting(String key) {
        var value = setting(key, "");
        if (value.isEmpty()) {
            throw new NotDone("the connection " + name + " has no " + key);
        }
        return value;
    }

    String setting(String key, String otherwise) {
        return settings.getOrDefault(key, otherwise);
    }

    SecretValue neededSecret() {
        return secret.orElseThrow(() -> new NotDone("the connection " + name + " has no secret"));
    }
}
