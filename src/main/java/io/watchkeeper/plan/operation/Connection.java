package io.watchkeeper.plan.operation;

import java.nio.file.Path;
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

    /**
     * @param key of the setting that names a folder
     * @throws NotDone for a file outside of that folder, also one that leads out of it again
     */
    Path allowed(String key, Path file) {
        var folder = Path.of(setting(key));
        if (!file.isAbsolute() || !file.equals(file.normalize()) || !file.startsWith(folder) || file.equals(folder)) {
            throw new NotDone("the connection allows files below " + folder + " only, not " + file);
        }
        return file;
    }

    SecretValue neededSecret() {
        return secret.orElseThrow(() -> new NotDone("the connection " + name + " has no secret"));
    }
}
