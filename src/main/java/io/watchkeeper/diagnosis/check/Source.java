package io.watchkeeper.diagnosis.check;

import java.util.Map;
import java.util.Optional;

import io.watchkeeper.access.secret.SecretValue;

/** A source as a check uses it. Its secret shows itself to nobody. */
record Source(String workspace, String name, Map<String, String> settings, Optional<SecretValue> secret) {
    static final Source NONE = new Source("", "", Map.of(), Optional.empty());

    String setting(String key) {
        var value = settings.getOrDefault(key, "");
        if (value.isEmpty()) {
            throw new CheckFailed("the source " + name + " has no " + key);
        }
        return value;
    }

    String setting(String key, String otherwise) {
        return settings.getOrDefault(key, otherwise);
    }
}
